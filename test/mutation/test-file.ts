import { Script } from 'node:vm'

export interface TestFile {
  name: string
  script: Script
  /** it brings a simulated time of its own */
  bringsTime: boolean
  /** each of its tests passes alone */
  isIndependent: boolean
}

const bringTime = ['faults/repairs', 'flows/timer-clock']
/** Some of their tests go on from where the one before them ended. */
const dependent = ['flows/booking', 'flows/books', 'flows/hours', 'flows/staff']
function named(names: string[]) {
  return names.map((name) => `flows/${name}`)
}
/** They ask much and take little. */
const useful = named(['replies', 'strangers'])
/** Most mutants are dead before it is their turn. */
const long = named(['lapse', 'authorisation', 'races', 'deadline', 'bad-input', 'lost-replies'])

/** What a test file finds without importing it. */
export const given = [
  'exports',
  'require',
  'module',
  'setTimeout',
  'clearTimeout',
  'fetch',
  'Date',
  'performance',
  'test',
  'describe',
  'expect',
  'jest',
  'beforeAll',
  'afterAll',
  'beforeEach',
  'afterEach',
]

export function testFile(name: string, text: string): TestFile {
  return {
    name,
    script: new Script(`(function (${given.join()}) {${text}\n})`, { filename: `${name}.test.js` }),
    bringsTime: bringTime.includes(name),
    isIndependent: !dependent.includes(name),
  }
}

function rank({ name }: TestFile): number {
  return useful.includes(name) ? -1 : long.indexOf(name) + 1
}

export function mostUsefulFirst(files: TestFile[]): TestFile[] {
  return files.sort((a, b) => rank(a) - rank(b))
}
