/** Mutation testing of the cloud functions by the flows; see test/mutation/README.md. It takes long. */
export default {
  testRunner: 'flows',
  plugins: ['./test/mutation/runner.ts'],
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  mutate: [
    'cloudfunctions/_shell/**/*.ts',
    'cloudfunctions/*/index.ts',
    '!**/*.test.ts',
    // it measures the owner's cloud, and says in sentences what it found
    '!cloudfunctions/_shell/checks/self-check*.ts',
  ],
  ignorePatterns: ['dist', '.data', 'reports', 'coverage', 'src', 'docs'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation-functions.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'reports/stryker-functions',
  concurrency: 1,
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 90, break: null },
}
