const swc = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }]

module.exports = {
  displayName: 'wechat-local',
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc },
  globalSetup: `${__dirname}/test/browser/before-all.ts`,
  // A deadline, not a wait: a busy machine may take long over a test.
  testTimeout: 180_000,
}
