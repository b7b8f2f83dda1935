import { aPng, bytesOf, chunk, contains, header, imageData, join, PNG_HEAD, SECRET } from '../test/pictures'
import { MAX_PARTS } from './jpeg'
import { readPng } from './png'

const stripped = (bytes: Uint8Array) => readPng(bytes)?.bytes ?? new Uint8Array()

test.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'acTL', 'fcTL', 'fdAT', 'caBX', 'gdAT'])(
  'what may tell where the picture was taken is gone: %s',
  (name) => {
    const file = aPng(16, 8, chunk(name, bytesOf(SECRET)))
    expect(contains(file, SECRET)).toBe(true)
    expect(stripped(file)).toEqual(aPng(16, 8))
  },
)

test('what follows the end of the picture is gone', () => {
  expect(stripped(join(aPng(), bytesOf(SECRET)))).toEqual(aPng())
})

test('what the picture needs stays as it was', () => {
  const needed = ['gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'PLTE', 'tRNS'].map((name) => chunk(name, [1, 2, 3]))
  const file = aPng(16, 8, ...needed)
  expect(stripped(file)).toEqual(file)
})

test('the size is read from the header, the data in as many pieces as there are', () => {
  const file = join(PNG_HEAD, header(1080, 2340), imageData(4, 4), imageData(4, 4), chunk('IEND'))
  expect(readPng(file)).toMatchObject({ type: 'png', width: 1080, height: 2340, bytes: file })
})

test('a file in the middle of a larger buffer is read as itself', () => {
  const file = aPng(300, 20)
  const slice = join([9, 9, 9], file, [9]).subarray(3, 3 + file.length)
  expect(readPng(slice)).toMatchObject({ width: 300, height: 20, bytes: file })
})

test('a file cut anywhere before its end is refused', () => {
  const file = aPng(16, 8, chunk('tEXt', bytesOf(SECRET)))
  const cuts = Array.from(file, (_, length) => readPng(file.subarray(0, length)))
  expect(cuts.filter((picture) => picture !== null)).toEqual([])
})

test('a file has as many chunks as may be, and not one more', () => {
  const withGamma = (count: number) => aPng(8, 8, ...Array<Uint8Array>(count).fill(chunk('gAMA', [])))
  // beside them there are the signature, a header, the data and the end
  expect(readPng(withGamma(MAX_PARTS - 4))).toMatchObject({ width: 8, height: 8 })
  expect(readPng(withGamma(MAX_PARTS - 3))).toBeNull()
})

const huge = [0xff, 0xff, 0xff, 0xff, ...bytesOf('tEXt'), 0, 0, 0, 0]

test.each([
  ['nothing but its signature', join(PNG_HEAD)],
  ['no header', join(PNG_HEAD, imageData(8, 8), chunk('IEND'))],
  ['a header that comes late', join(PNG_HEAD, chunk('gAMA', [0]), header(8, 8), imageData(8, 8), chunk('IEND'))],
  ['two headers', aPng(8, 8, header(9, 9))],
  ['a header cut short', join(PNG_HEAD, chunk('IHDR', [0, 0, 0, 8, 0, 0, 0, 8]), imageData(8, 8), chunk('IEND'))],
  ['no data', join(PNG_HEAD, header(8, 8), chunk('IEND'))],
  ['an end that holds something', join(PNG_HEAD, header(8, 8), imageData(8, 8), chunk('IEND', bytesOf(SECRET)))],
  ['a chunk longer than the file', aPng(8, 8, join(huge))],
])('a file with %s is no picture', (_name, file) => {
  expect(readPng(file)).toBeNull()
})
