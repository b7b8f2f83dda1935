/** Mutation testing of the rules by their unit tests: the first half of `npm run mutants`, which takes long. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { projectType: 'custom', configFile: 'stryker.jest.cjs', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  // the contract is declarations; what they refuse is in core/contract/request.test.ts and test/flows/bad-input.test.ts
  mutate: ['core/**/*.ts', '!**/*.test.ts', '!core/contract/contract.ts'],
  ignorePatterns: ['dist', '.data', 'reports', 'coverage', 'src', 'docs'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'reports/stryker',
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: null },
}
