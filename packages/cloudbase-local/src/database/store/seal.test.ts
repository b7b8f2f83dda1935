import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Seal } from './seal'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'seal-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A folder to which entries were written one by one, the last of each key counting; gives each batch's seal. */
function write(entries: [key: string, value: string][]): string[] {
  const seal = new Seal(folder)
  const now = new Map<string, string>()
  const seals = entries.map(([key, value]) => {
    const before = now.get(key)
    if (before !== undefined) seal.remove(key, before)
    seal.add(key, value)
    now.set(key, value)
    seal.written(seal.next())
    return seal.text
  })
  seal.close()
  return seals
}

function read(found: string | undefined, entries: [key: string, value: string][]): () => void {
  return () => {
    const seal = new Seal(folder)
    try {
      for (const [key, value] of entries) seal.add(key, value)
      if (found !== undefined) seal.found(found)
      seal.check()
    } finally {
      seal.close()
    }
  }
}

const written: [string, string][] = [
  ['a', '1'],
  ['b', '2'],
  ['a', '3'],
]
const whole: [string, string][] = [
  ['a', '3'],
  ['b', '2'],
]

test('what was written fits its seal, in any order', () => {
  const seal = write(written).at(-1)
  expect(read(seal, whole)).not.toThrow()
  expect(read(seal, [...whole].reverse())).not.toThrow()
})

test.each<[string, [string, string][]]>([
  ['another value', [['a', '4'], whole[1] ?? ['', '']]],
  ['an older value', [['a', '1'], whole[1] ?? ['', '']]],
  ['an entry less', whole.slice(1)],
  ['an entry more', [...whole, ['c', '5']]],
  [
    'two values exchanged',
    [
      ['a', '2'],
      ['b', '3'],
    ],
  ],
])('%s does not', (_, entries) => {
  expect(read(write(written).at(-1), entries)).toThrow('do not fit their seal')
})

test('a log that was cut short fits an earlier seal, but not the count of batches', () => {
  const [, second] = write(written)
  expect(
    read(second, [
      ['a', '1'],
      ['b', '2'],
    ]),
  ).toThrow('of 3 batches that were written, 2 are there')
  expect(read(undefined, [])).toThrow('of 3 batches')
})

test('a folder of before there were seals is taken as it is', () => {
  expect(read(undefined, whole)).not.toThrow()
})
