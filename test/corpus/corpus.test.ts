import { judgePicture, type PictureFault } from '../../core/images/image'
import type { Picture } from '../../core/images/picture'
import { contains, SECRET } from '../support/pictures'
import { jpegs } from './jpegs'
import { others } from './others'
import { pngs } from './pngs'
import { ALLOWED, partsOf } from './stored-parts'

const cases = [...jpegs, ...pngs, ...others]

function isRefused(judged: Picture | PictureFault): judged is PictureFault {
  return typeof judged === 'string'
}

test.each(cases.map((picture) => [picture.name, picture] as const))('%s', (_name, { bytes, outcome, isLarge }) => {
  const judged = judgePicture(bytes)
  expect(isRefused(judged) ? judged : 'accepted').toBe(outcome)
  if (isRefused(judged) || isLarge) return
  expect(judgePicture(judged.bytes)).toEqual(judged)
})

const accepted = cases.filter(({ outcome }) => outcome === 'accepted')

test.each(accepted.map(({ name, bytes }) => [name, bytes] as const))('%s: nothing else is stored', (_name, bytes) => {
  const judged = judgePicture(bytes)
  const stored = isRefused(judged) ? new Uint8Array() : judged.bytes
  expect(contains(stored, SECRET)).toBe(false)
  expect(partsOf(stored).filter(([name, length]) => length > (ALLOWED[name] ?? -1))).toEqual([])
  expect(partsOf(stored).length).toBeGreaterThan(2)
})

test('pictures are small, and no two of one name', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  expect(cases.filter(({ bytes }) => bytes.length > 500_000).map(({ name }) => name)).toEqual([])
})
