/** The second door: what tests of a mini program need besides the routes. */
export { openBrowser } from './browser/browser'
export { eventually } from './eventually'
