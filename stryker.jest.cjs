/** The unit tests of core alone: what a mutant of a rule must not survive. */
const { projects } = require('./jest.config.cjs')
const [unit] = projects

module.exports = { ...unit, testMatch: ['<rootDir>/core/**/*.test.ts'] }
