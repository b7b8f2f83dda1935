/** Mutation testing of the rules and the functions: `npx stryker run`. It takes long, and is no part of `npm test`. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { projectType: 'custom', configFile: 'stryker.jest.cjs', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  mutate: ['core/**/*.ts', 'cloudfunctions/_shell/**/*.ts', '!**/*.test.ts', '!core/contract.ts'],
  ignorePatterns: ['dist', '.data', 'reports', 'coverage', 'src', 'docs'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'reports/stryker',
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: null },
}
