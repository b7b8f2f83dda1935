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

function project(displayName, testMatch, more = {}) {
  return {
    displayName,
    testMatch,
    testEnvironment: 'node',
    transform: { '^.+\\.(tsx?|mjs)$': swc },
    // what comes as an ES module alone
    transformIgnorePatterns: ['/node_modules/(?!lean-qr/)'],
    modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/reports'],
    ...more,
  }
}

/** A package's own configuration. What it tests beside its code runs with the other unit tests. */
function packageTests(name) {
  const rootDir = `${__dirname}/packages/${name}`
  const { testTimeout: _, ...own } = require(`${rootDir}/jest.config.cjs`)
  return { ...own, rootDir, testMatch: ['<rootDir>/test/**/*.test.ts'] }
}

module.exports = {
  // A deadline, not a wait: a busy machine may take long over a test.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  projects: [
    project('unit', [
      '<rootDir>/{core,cloudfunctions,ops,src,start,config}/**/*.test.{ts,tsx}',
      '<rootDir>/packages/*/src/**/*.test.ts',
      '<rootDir>/test/*.test.ts',
      '<rootDir>/test/corpus/*.test.ts',
    ]),
    packageTests('cloudbase-local'),
    packageTests('wechat-local'),
    project('flows', ['<rootDir>/test/flows/**/*.test.ts']),
    project('ops', ['<rootDir>/test/ops/**/*.test.ts'], { setupFiles: ['<rootDir>/test/ops/quiet-sdk.ts'] }),
    project('faults', ['<rootDir>/test/faults/**/*.test.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], {
      globalSetup: '<rootDir>/packages/wechat-local/test/browser/before-all.ts',
    }),
  ],
}
