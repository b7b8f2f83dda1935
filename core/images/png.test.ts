import { aPng, bytesOf, chunk, contains, header, imageData, join, PNG_HEAD, SECRET } from '../../test/support/pictures'
import { MAX_PARTS, MAX_PROFILE_BYTES } from './picture'
import { readPng } from './png'

function stripped(bytes: Uint8Array) {
  return readPng(bytes)?.bytes ?? new Uint8Array()
}

test.each([
  'tEXt',
  'zTXt',
  'iTXt',
  'eXIf',
  'tIME',
  'iCCP',
  'gAMA',
  'cHRM',
  'sRGB',
  'cICP',
  'sBIT',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
  'caBX',
  'gdAT',
])('what may tell where the picture was taken is gone: %s', (name) => {
  const file = aPng(16, 8, chunk(name, bytesOf(SECRET)))
  expect(contains(file, SECRET)).toBe(true)
  expect(stripped(file)).toEqual(aPng(16, 8))
})

test('what follows the end of the picture is gone', () => {
  expect(stripped(join(aPng(), bytesOf(SECRET)))).toEqual(aPng())
})

test('what the picture needs stays as it was', () => {
  const lengths = { gAMA: 4, cHRM: 32, sRGB: 1, cICP: 4, sBIT: 3, pHYs: 9, PLTE: 6, tRNS: 2 }
  const needed = Object.entries(lengths).map(([name, length]) => chunk(name, new Uint8Array(length).fill(1)))
  const file = aPng(16, 8, ...needed)
  expect(stripped(file)).toEqual(file)
  expect(stripped(aPng(16, 8, ...needed.slice(0, 6), ...needed))).toEqual(file)
})

function colours(name: string, data: ArrayLike<number>) {
  return chunk('iCCP', join(bytesOf(name), [0, 0], data))
}
const profile = new Uint8Array(MAX_PROFILE_BYTES).fill(7)

test('a colour profile is kept under a name that says nothing, as long as it is none too long', () => {
  const long = profile.subarray(1)
  expect(stripped(aPng(16, 8, colours(SECRET, long)))).toEqual(aPng(16, 8, colours('ICC', long)))
  const unfit = [colours('P3', profile), colours('', [7]), colours('x'.repeat(80), [7]), colours('P3', [])]
  for (const given of [...unfit, chunk('iCCP', join(bytesOf('P3'), [0, 1, 7]))])
    expect(stripped(aPng(16, 8, given))).toEqual(aPng(16, 8))
})

function exifOf(orientation: number, more: number[] = []) {
  return chunk('eXIf', [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
    ...more,
  ])
}

test.each([2, 3, 4, 5, 6, 7, 8])('orientation %i is kept, alone', (orientation) => {
  const file = aPng(16, 8, exifOf(orientation, Array.from(bytesOf(SECRET))))
  expect(stripped(file)).toEqual(aPng(16, 8, exifOf(orientation)))
})

test.each([0, 1, 9])('%i is no turn and needs no EXIF', (orientation) => {
  expect(stripped(aPng(16, 8, exifOf(orientation)))).toEqual(aPng(16, 8))
})

test('what is damaged is left out where the picture can be shown without it, and is no picture where it cannot', () => {
  const damaged = (part: Uint8Array) => join(part.subarray(0, -1), [(part.at(-1) ?? 0) ^ 1])
  expect(stripped(aPng(16, 8, damaged(chunk('gAMA', [0, 0, 1, 1]))))).toEqual(aPng(16, 8))
  expect(readPng(aPng(16, 8, damaged(chunk('PLTE', [1, 2, 3]))))).toBeNull()
  expect(readPng(join(PNG_HEAD, damaged(header(16, 8)), imageData(16, 8), chunk('IEND')))).toBeNull()
  expect(readPng(join(PNG_HEAD, header(16, 8), damaged(imageData(16, 8)), chunk('IEND')))).toBeNull()
})

const kinds = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((type) => [0, 1, 2, 4, 8, 16, 32].map((depth) => [type, depth] as const))
const real = [
  '0:1',
  '0:2',
  '0:4',
  '0:8',
  '0:16',
  '2:8',
  '2:16',
  '3:1',
  '3:2',
  '3:4',
  '3:8',
  '4:8',
  '4:16',
  '6:8',
  '6:16',
]

test.each(kinds)('colour type %i of %i bits is a picture only if there is such a kind', (type, depth) => {
  const parts = [header(8, 8, [depth, type, 0, 0, 0]), chunk('PLTE', [1, 2, 3]), imageData(8, 8), chunk('IEND')]
  expect(readPng(join(PNG_HEAD, ...parts)) !== null).toBe(real.includes(`${type}:${depth}`))
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
  const withGamma = (count: number) => aPng(8, 8, join(...Array<Uint8Array>(count).fill(chunk('gAMA', []))))
  // beside them there are a header, the data and the end
  expect(readPng(withGamma(MAX_PARTS - 3))).toMatchObject({ width: 8, height: 8 })
  expect(readPng(withGamma(MAX_PARTS - 2))).toBeNull()
})

const huge = [0xff, 0xff, 0xff, 0xff, ...bytesOf('tEXt'), 0, 0, 0, 0]

test.each([
  ['nothing but its signature', join(PNG_HEAD)],
  ['no header', join(PNG_HEAD, imageData(8, 8), chunk('IEND'))],
  ['a header that comes late', join(PNG_HEAD, chunk('gAMA', [0]), header(8, 8), imageData(8, 8), chunk('IEND'))],
  ['two headers', aPng(8, 8, header(9, 9))],
  ['a header cut short', join(PNG_HEAD, chunk('IHDR', [0, 0, 0, 8, 0, 0, 0, 8]), imageData(8, 8), chunk('IEND'))],
  ['no width', join(PNG_HEAD, header(0, 8), imageData(8, 8), chunk('IEND'))],
  ['no height', join(PNG_HEAD, header(8, 0), imageData(8, 8), chunk('IEND'))],
  ...[
    [8, 0, 1, 0, 0],
    [8, 0, 0, 1, 0],
    [8, 0, 0, 0, 2],
  ].map((rest): [string, Uint8Array] => [
    `a way to store it that does not exist (${rest.join()})`,
    join(PNG_HEAD, header(8, 8, rest), imageData(8, 8), chunk('IEND')),
  ]),
  ['a palette that is missing', join(PNG_HEAD, header(8, 8, [8, 3, 0, 0, 0]), imageData(8, 8), chunk('IEND'))],
  ['a palette of no whole colours', aPng(8, 8, chunk('PLTE', [1, 2, 3, 4]))],
  ['a palette that is too long', aPng(8, 8, chunk('PLTE', new Uint8Array(771)))],
  ['two palettes', aPng(8, 8, chunk('PLTE', [1, 2, 3]), chunk('PLTE', [1, 2, 3]))],
  ['something between its data', aPng(8, 8, imageData(8, 8), chunk('tEXt', [0]))],
  ['an unknown part that no decoder may pass over', aPng(8, 8, chunk('CgBI', [0, 0, 0, 0]))],
  ['no data', join(PNG_HEAD, header(8, 8), chunk('IEND'))],
  ['an end that holds something', join(PNG_HEAD, header(8, 8), imageData(8, 8), chunk('IEND', bytesOf(SECRET)))],
  ['a chunk longer than the file', aPng(8, 8, join(huge))],
])('a file with %s is no picture', (_name, file) => {
  expect(readPng(file)).toBeNull()
})
