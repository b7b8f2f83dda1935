import {
  adobe,
  aJpeg,
  bytesOf,
  comment,
  contains,
  exif,
  frame,
  icc,
  jfif,
  jfifWithThumbnail,
  join,
  jpegOf,
  mpf,
  scan,
  SECRET,
  segment,
  tables,
  xmp,
} from '../test/pictures'
import { MAX_PARTS, readJpeg } from './jpeg'

const dimensions = (bytes: Uint8Array) => {
  const picture = readJpeg(bytes)
  return picture && [picture.width, picture.height]
}
const stripped = (bytes: Uint8Array) => readJpeg(bytes)?.bytes ?? new Uint8Array()

describe('what may tell where the picture was taken is gone', () => {
  test.each<readonly [string, Uint8Array]>([
    ['EXIF with GPS', exif()],
    ['EXIF with GPS, little endian', exif({ little: true })],
    ['EXIF with a thumbnail', exif({ rest: aJpeg(8, 8, comment) })],
    ['XMP', xmp],
    ['a comment', comment],
    ['a multi-picture index', mpf],
    ["JFIF's thumbnail", jfifWithThumbnail],
    ["JFIF's extension", segment(0xe0, bytesOf(`JFXX\0${SECRET}`))],
    ['an IPTC block', segment(0xed, bytesOf(`Photoshop 3.0\0${SECRET}`))],
    ['an unknown APP14', segment(0xee, bytesOf(SECRET))],
    ['a reserved marker', segment(0xf0, bytesOf(SECRET))],
    ['an expansion', segment(0xdf, bytesOf(SECRET))],
    ...Array.from({ length: 15 }, (_, app) => [`APP${app + 1}`, segment(0xe1 + app, bytesOf(SECRET))] as const),
  ])('%s', (_name, private_) => {
    const file = aJpeg(16, 8, jfif, private_)
    expect(contains(file, SECRET)).toBe(true)
    expect(stripped(file)).toEqual(aJpeg(16, 8, jfif))
  })

  test('an APP0 as long as that of JFIF, but of another name', () => {
    expect(stripped(aJpeg(16, 8, segment(0xe0, bytesOf('AVI1 Pudong 31'))))).toStrictEqual(aJpeg())
  })

  test('what follows the end of the picture', () => {
    expect(stripped(join(aJpeg(), bytesOf(SECRET), aJpeg(8, 8)))).toEqual(aJpeg())
  })
})

test('what the picture needs stays as it was', () => {
  const others = [0xc4, 0xc8, 0xcc, 0xdb, 0xdc].map((marker) => segment(marker, []))
  const file = aJpeg(16, 8, jfif, icc, adobe, ...others, segment(0xdd, [0, 2]))
  expect(readJpeg(file)).toStrictEqual({ type: 'jpeg', width: 16, height: 8, bytes: file })
})

test('a file has as many segments as may be, and not one more, however much filling is between them', () => {
  const filling = new Uint8Array(MAX_PARTS).fill(0xff)
  const withComments = (count: number) => aJpeg(16, 8, ...Array<Uint8Array>(count).fill(segment(0xfe, [])), filling)
  // beside them there are a frame, three tables and a scan
  expect(stripped(withComments(MAX_PARTS - 6))).toStrictEqual(aJpeg())
  expect(readJpeg(withComments(MAX_PARTS - 5))).toBeNull()
})

describe('a picture is read whatever its kind', () => {
  test.each([0xc0, 0xc1, 0xc2, 0xc9, 0xcf])('frame %i', (marker) => {
    const file = jpegOf(frame(1080, 2340, marker), tables, scan([0]))
    expect(readJpeg(file)).toMatchObject({ width: 1080, height: 2340, bytes: file })
  })

  test('with a frame that ends behind its size', () => {
    expect(dimensions(jpegOf(segment(0xc0, [8, 0, 8, 0, 16, 1]), scan([0])))).toStrictEqual([16, 8])
  })

  test.each([
    ['stuffed bytes and restarts', scan([1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd7, 4])],
    ['filling before a stuffed byte', scan([1, 0xff, 0xff, 0, 2])],
    ['several scans, with tables between them', join(scan([1]), tables, scan([2, 0xff, 0]), scan([3]))],
    ['filling before markers', join([0xff, 0xff], tables, scan([1]), [0xff, 0xff])],
    ['metadata between scans', join(scan([1]), comment, scan([2]))],
  ])('with %s', (_name, rest) => {
    const file = jpegOf(frame(300, 200), rest)
    expect(dimensions(file)).toEqual([300, 200])
    expect(contains(stripped(file), SECRET)).toBe(false)
    expect(stripped(stripped(file))).toEqual(stripped(file))
  })
})

const everything = join(
  aJpeg(16, 8, jfif, exif({ orientation: 6, rest: aJpeg() }), xmp, icc, mpf, comment).subarray(0, -2),
  scan([1, 0xff, 0, 0xff, 0xd1, 2]),
  [0xff, 0xd9],
)

test('a file cut anywhere before its end is refused', () => {
  const cuts = Array.from(everything, (_, length) => readJpeg(everything.subarray(0, length)))
  expect(cuts.filter((picture) => picture !== null)).toEqual([])
  expect(dimensions(everything)).toEqual([16, 8])
})

test('what lies behind the end may be cut anywhere', () => {
  const trailing = join(everything, aJpeg(9, 9))
  for (let length = everything.length; length <= trailing.length; length++)
    expect(stripped(trailing.subarray(0, length))).toEqual(stripped(everything))
})

test.each([
  ['nothing but its ends', jpegOf()],
  ['no frame', jpegOf(tables, scan([0]))],
  ['no scan', jpegOf(frame(8, 8), tables)],
  ['a frame after the scan', jpegOf(scan([0]), frame(8, 8))],
  ['a second frame of another size', jpegOf(frame(30_000, 30_000), frame(8, 8), scan([0]))],
  ['a second frame after the scan', jpegOf(frame(8, 8), scan([0]), frame(9, 9))],
  ['a frame that ends within its size', jpegOf(segment(0xc0, [8, 0, 8, 0, 8]), scan([0]))],
  ['a segment of length 0', aJpeg(8, 8, join([0xff, 0xe1, 0, 0]))],
  ['a segment of length 1', aJpeg(8, 8, join([0xff, 0xe1, 0, 1]))],
  ['a scan of length 0', jpegOf(frame(8, 8), [0xff, 0xda, 0, 0, 1, 2])],
  ['a segment longer than the file', aJpeg(8, 8, join([0xff, 0xe1, 0xff, 0xff]))],
  ['a second start', aJpeg(8, 8, join([0xff, 0xd8]))],
  ['a second start that looks like a segment', aJpeg(8, 8, segment(0xd8, []))],
  ['a restart outside a scan', aJpeg(8, 8, join([0xff, 0xd0]))],
  ['a restart that looks like a segment', aJpeg(8, 8, segment(0xd0, []))],
  ['a marker that means nothing', aJpeg(8, 8, segment(0x02, []))],
  ['a frame of a marker that means nothing', jpegOf(frame(8, 8, 0x02), scan([0]))],
  ['a stuffed byte outside a scan', aJpeg(8, 8, join([0xff, 0x00]))],
  ['bytes before its segments', aJpeg(8, 8, join([0x00]))],
  ['bytes between its segments', aJpeg(8, 8, comment, join([0x00]))],
])('a file with %s is no picture', (_name, file) => {
  expect(readJpeg(file)).toBeNull()
})
