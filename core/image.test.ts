import fc from 'fast-check'
import { refusalOf } from '../test/actions'
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
  xmp,
} from '../test/pictures'
import { MAX_IMAGE_BYTES, readImage } from './image'

const read = (bytes: Uint8Array) => readImage(bytes, 'file_ids.0')
const complaint = (bytes: Uint8Array) => {
  expect(refusalOf(() => read(bytes))).toEqual({ code: 4000, detail: { field: 'file_ids.0' } })
  try {
    return read(bytes)
  } catch (error) {
    return (error as Error).message
  }
}
const padded = (bytes: Uint8Array, length: number) => {
  const file = new Uint8Array(length)
  file.set(bytes)
  return file
}
const jpegSized = (width: number, height: number) => jpegOf(frame(width, height), scan([0]))
const pngSized = (width: number, height: number) =>
  join(PNG_HEAD, header(width, height), imageData(1, 1), chunk('IEND'))

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), '图片是空的'],
  ['a text', bytesOf('this.is.a.photo.jpg'), '只接受 JPEG 或 PNG 图片'],
  ['a GIF', bytesOf('GIF89a....................'), '只接受 JPEG 或 PNG 图片'],
  ['a WebP', bytesOf('RIFF....WEBPVP8 ..........'), '只接受 JPEG 或 PNG 图片'],
  ['an SVG', bytesOf('<svg onload="alert(1)"/>'), '只接受 JPEG 或 PNG 图片'],
  ['a JPEG behind something else', join([0], aJpeg()), '只接受 JPEG 或 PNG 图片'],
  ['half a signature', new Uint8Array(PNG_HEAD.slice(0, 7)), '只接受 JPEG 或 PNG 图片'],
  ['a signature alone', new Uint8Array(PNG_HEAD), '图片已损坏或不完整'],
  ['the start of a JPEG', new Uint8Array([0xff, 0xd8, 0xff]), '图片已损坏或不完整'],
  ['more than 5 MB', padded(aJpeg(), MAX_IMAGE_BYTES + 1), '图片不能超过 5 MB'],
])('%s is refused with a sentence', (_name, bytes, sentence) => {
  expect(complaint(bytes)).toBe(`file_ids.0：${sentence}`)
})

test('5 MB are accepted', () => {
  expect(read(padded(aJpeg(), MAX_IMAGE_BYTES)).bytes).toEqual(aJpeg())
})

test.each([
  [1, 1, true],
  [1080, 2340, true],
  [20_000, 2500, true],
  [2500, 20_000, true],
  [20_000, 2501, false],
  [20_001, 1, false],
  [1, 20_001, false],
  [0, 8, false],
  [8, 0, false],
  [65_535, 65_535, false],
])('a size of %i × %i is sane: %p', (width, height, sane) => {
  for (const file of [jpegSized(width, height), pngSized(width, height)])
    if (sane) expect(read(file)).toMatchObject({ width, height })
    else expect(complaint(file)).toBe('file_ids.0：图片尺寸不合理')
})

test.each([
  [0xffffffff, 0xffffffff],
  [0x7fffffff, 1],
  [2, 0x80000000],
])('a PNG that claims %i × %i is not decoded but refused', (width, height) => {
  expect(complaint(pngSized(width, height))).toBe('file_ids.0：图片尺寸不合理')
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
