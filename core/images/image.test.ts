import fc from 'fast-check'
import { refusalOf } from '../testing/actions'
import {
  aJpeg,
  aPng,
  bytesOf,
  chunk,
  comment,
  exif,
  frame,
  header,
  icc,
  imageData,
  jfif,
  join,
  jpegOf,
  PNG_HEAD,
  scan,
  SECRET,
  segment,
  xmp,
} from '../../test/support/pictures'
import { MAX_IMAGE_BYTES, MAX_PIXELS, MAX_SIDE, pictureSentences, readImage } from './image'

function read(bytes: Uint8Array) {
  return readImage(bytes, 'file_ids.0')
}
function complaint(bytes: Uint8Array) {
  expect(refusalOf(() => read(bytes))).toEqual({ code: 4000, detail: { field: 'file_ids.0' } })
  try {
    return read(bytes)
  } catch (error) {
    return (error as Error).message
  }
}
function padded(bytes: Uint8Array, length: number) {
  const file = new Uint8Array(length)
  file.set(bytes)
  return file
}
function jpegSized(width: number, height: number) {
  return jpegOf(frame(width, height), scan([0]))
}
function pngSized(width: number, height: number) {
  return join(PNG_HEAD, header(width, height), imageData(1, 1), chunk('IEND'))
}

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), pictureSentences.empty],
  ['a text', bytesOf('this.is.a.photo.jpg'), pictureSentences.type],
  ['a GIF', bytesOf('GIF89a....................'), pictureSentences.type],
  ['a WebP', bytesOf('RIFF....WEBPVP8 ..........'), pictureSentences.type],
  ['an SVG', bytesOf('<svg onload="alert(1)"/>'), pictureSentences.type],
  ['a JPEG behind something else', join([0], aJpeg()), pictureSentences.type],
  ['half a signature', new Uint8Array(PNG_HEAD.slice(0, 7)), pictureSentences.type],
  ['a signature alone', new Uint8Array(PNG_HEAD), pictureSentences.broken],
  ['the start of a JPEG', new Uint8Array([0xff, 0xd8, 0xff]), pictureSentences.broken],
  ['more than 5 MB', padded(aJpeg(), MAX_IMAGE_BYTES + 1), pictureSentences.bytes],
])('%s is refused with a sentence', (_name, bytes, sentence) => {
  expect(complaint(bytes)).toBe(sentence)
})

test('5 MB are accepted', () => {
  expect(read(padded(aJpeg(), MAX_IMAGE_BYTES)).bytes).toEqual(aJpeg())
})

test.each([
  [1, 1, true],
  [1080, 2340, true],
  [1080, 20_001, true],
  [6000, 6000, true],
  [MAX_PIXELS / 6000 + 1, 6000, false],
  [MAX_SIDE, 1200, true],
  [1, MAX_SIDE, true],
  [1, MAX_SIDE + 1, false],
  [MAX_SIDE + 1, 1, false],
  [8192, 6144, false],
  [12_000, 9000, false],
  [65_535, 65_535, false],
])('a size of %i × %i can be shown: %p', (width, height, sane) => {
  for (const file of [jpegSized(width, height), pngSized(width, height)])
    if (sane) expect(read(file)).toMatchObject({ width, height })
    else expect(complaint(file)).toBe(pictureSentences.size)
})

function progressive(width: number, height: number, sampling: number[], scans: number) {
  return jpegOf(
    segment(0xc2, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      sampling.length,
      ...sampling.flatMap((factors, at) => [at + 1, factors, 0]),
    ]),
    ...Array<Uint8Array>(scans).fill(scan([0])),
  )
}

test.each<[string, Uint8Array, boolean]>([
  ['1,000 scans at 20,000 × 2,500', progressive(20_000, 1800, [0x11], 1000), false],
  ['1,000 scans of a small picture', progressive(1000, 600, [0x11], 1000), true],
  ['one scan more', progressive(1000, 600, [0x11], 1001), false],
  ['1,000 scans, had they many colours', progressive(1000, 600, [0x22, 0x11, 0x11], 1000), true],
  ['12 megapixels in ten scans', progressive(4000, 3000, [0x11, 0x11, 0x11], 10), true],
  ['20 megapixels with colours at half the size', progressive(5000, 4100, [0x22, 0x11, 0x11], 10), true],
  ['20 megapixels with all colours', progressive(5000, 4100, [0x11, 0x11, 0x11], 10), false],
])('work is limited: %s', (_name, file, isAccepted) => {
  if (isAccepted) expect(read(file).type).toBe('jpeg')
  else expect(complaint(file)).toBe(pictureSentences.work)
})

test('which of several pictures is at fault is said to programs and to people', () => {
  expect(() => readImage(bytesOf('GIF89a'), 'file_ids.1', '第 2 张：')).toThrow(`第 2 张：${pictureSentences.type}`)
})

test.each([
  [0xffffffff, 0xffffffff],
  [0x7fffffff, 1],
  [2, 0x80000000],
])('a PNG that claims %i × %i is not decoded but refused', (width, height) => {
  expect(complaint(pngSized(width, height))).toBe(pictureSentences.size)
})

test('the picture shares no memory with the file it was read from', () => {
  for (const [file, clean] of [
    [aJpeg(), aJpeg()],
    [aPng(), aPng()],
  ] as const) {
    const picture = read(file)
    file.fill(0)
    expect(picture.bytes).toEqual(clean)
  }
})

const samples = [
  aJpeg(16, 8, jfif, exif({ orientation: 6 }), xmp, icc, comment),
  aJpeg(16, 8, exif({ orientation: 3, little: true })),
  jpegOf(frame(300, 200, 0xc2), scan([1, 0xff, 0, 2]), scan([0xff, 0xd0, 3])),
  aPng(16, 8, chunk('tEXt', bytesOf(SECRET)), chunk('gAMA', [0, 0, 1, 1])),
  aPng(16, 8, chunk('iCCP', bytesOf('P3\0\0profile')), chunk('eXIf', exif({ orientation: 6 }).subarray(10))),
]
/** Real pictures with some bytes replaced, cut out or put in. */
const damaged = fc
  .record({
    file: fc.constantFrom(...samples),
    changes: fc.array(fc.record({ at: fc.nat(400), remove: fc.nat(4), add: fc.uint8Array({ maxLength: 4 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ file, changes }) =>
    changes.reduce((bytes, { at, remove, add }) => join(bytes.slice(0, at), add, bytes.slice(at + remove)), file),
  )
const noise = fc
  .tuple(fc.constantFrom([], [0xff, 0xd8, 0xff], PNG_HEAD), fc.uint8Array({ maxLength: 300 }))
  .map(([head, rest]) => join(head, rest))

test('no bytes make anything but a picture or a refusal, and a picture that was read is read again as it is', () => {
  let pictures = 0
  fc.assert(
    fc.property(fc.oneof(damaged, noise), (bytes) => {
      let picture: ReturnType<typeof read> | undefined
      const refusal = refusalOf(() => (picture = read(bytes)))
      if (!picture) return expect(refusal?.code).toBe(4000)
      pictures++
      expect(read(picture.bytes)).toEqual(picture)
    }),
    { numRuns: 3000 },
  )
  expect(pictures).toBeGreaterThan(100)
})
