const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
]

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': swc },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/reports'],
  ...more,
})

module.exports = {
  // A deadline, not a wait: a busy machine may take long over a test.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  projects: [
    project('unit', [
      '<rootDir>/{core,cloudfunctions,local,ops,src}/**/*.test.{ts,tsx}',
      '<rootDir>/test/*.test.ts',
      '<rootDir>/test/corpus/*.test.ts',
    ]),
    project('conformance', ['<rootDir>/test/conformance/**/*.test.ts']),
    project('flows', ['<rootDir>/test/flows/**/*.test.ts']),
    project('ops', ['<rootDir>/test/ops/**/*.test.ts']),
    project('faults', ['<rootDir>/test/faults/**/*.test.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], { globalSetup: '<rootDir>/test/e2e/before-all.ts' }),
  ],
}
