import {
  adobe,
  aJpeg,
  bytesOf,
  comment,
  contains,
  exif,
  frame,
  icc,
  iccPart,
  jfif,
  jfifWithThumbnail,
  join,
  jpegOf,
  mpf,
  profileHead,
  scan,
  SECRET,
  segment,
  tables,
  xmp,
} from '../../test/support/pictures'
import { readJpeg } from './jpeg'
import { MAX_PARTS, MAX_PROFILE_BYTES } from './picture'

function dimensions(bytes: Uint8Array) {
  const picture = readJpeg(bytes)
  return picture && [picture.width, picture.height]
}
function stripped(bytes: Uint8Array) {
  return readJpeg(bytes)?.bytes ?? new Uint8Array()
}

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
  const file = aJpeg(16, 8, jfif, icc, adobe, segment(0xc4, []), segment(0xdb, []), segment(0xdd, [0, 2]))
  const costs = { bytesPerPixel: 4, passes: 1 }
  expect(readJpeg(file)).toStrictEqual({ type: 'jpeg', width: 16, height: 8, bytes: file, ...costs })
})

describe('what is kept is as long as it has to be', () => {
  const longest = profileHead(MAX_PROFILE_BYTES)
  const halves = [iccPart(1, 2, profileHead(300).subarray(0, 100)), iccPart(2, 2, profileHead(300).subarray(100))]
  test.each<[string, Uint8Array[], Uint8Array[]]>([
    ['an APP14 that goes on', [segment(0xee, join(adobe.subarray(4), bytesOf(SECRET)))], [adobe]],
    ['a second APP14', [adobe, segment(0xee, join(bytesOf('Adobe'), bytesOf('secrets')))], [adobe]],
    ['an APP14 that is too short', [segment(0xee, bytesOf('Adobe??????'))], []],
    ["JFIF's head with a thumbnail", [jfifWithThumbnail], [jfif]],
    ['a profile with something behind it', [iccPart(1, 1, join(profileHead(), bytesOf(SECRET)))], [icc]],
    ['a profile in two parts', halves, [iccPart(1, 1, profileHead(300))]],
    ['a profile in two parts, the second first', [...halves].reverse(), [iccPart(1, 1, profileHead(300))]],
    ['the longest profile', [iccPart(1, 1, longest)], [iccPart(1, 1, longest)]],
    ['a longer one', [iccPart(1, 1, profileHead(MAX_PROFILE_BYTES + 1))], []],
    ['half a profile', halves.slice(0, 1), []],
    ['a profile that says it is longer', [iccPart(1, 1, profileHead(300).subarray(0, 299))], []],
    ['a text that says it is a profile', [iccPart(1, 1, bytesOf(SECRET.repeat(9)))], []],
    ['an interval of restarts that is none', [segment(0xdd, bytesOf(SECRET))], []],
    ...[0xc8, 0xcc, 0xdc].map((marker): [string, Uint8Array[], Uint8Array[]] => [
      `segment ${marker}`,
      [segment(marker, bytesOf(SECRET))],
      [],
    ]),
  ])('%s', (_name, given, kept) => {
    expect(stripped(aJpeg(16, 8, ...given))).toEqual(aJpeg(16, 8, ...kept))
  })
})

test('a file has as many segments as may be, and not one more, however much filling is between them', () => {
  const filling = new Uint8Array(MAX_PARTS).fill(0xff)
  const withComments = (count: number) =>
    aJpeg(16, 8, join(...Array<Uint8Array>(count).fill(segment(0xfe, [])), filling))
  // beside them there are a frame, three tables and a scan
  expect(stripped(withComments(MAX_PARTS - 6))).toStrictEqual(aJpeg())
  expect(readJpeg(withComments(MAX_PARTS - 5))).toBeNull()
})

describe('a picture is read whatever its kind', () => {
  test.each([0xc0, 0xc1, 0xc2])('frame %i', (marker) => {
    const file = jpegOf(frame(1080, 2340, marker), tables, scan([0]))
    expect(readJpeg(file)).toMatchObject({ width: 1080, height: 2340, bytes: file })
  })

  test.each([
    ['stuffed bytes and restarts', scan([1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd7, 4])],
    ['filling before a stuffed byte', scan([1, 0xff, 0xff, 0, 2])],
    ['several scans, with tables between them', join(scan([1]), tables, scan([2, 0xff, 0]), scan([3]))],
    ['filling before markers', join([0xff, 0xff], tables, scan([1]), [0xff, 0xff])],
    ['metadata between scans', join(scan([1]), comment, scan([2]))],
    ['bytes between its segments', join([0], comment, [7, 0xff, 0, 8], scan([1]))],
    ['restarts between its segments', join([0xff, 0xd0, 0xff, 0x01], scan([1]))],
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
  ['a marker that means nothing', aJpeg(8, 8, segment(0x02, []))],
  ['a frame of a marker that means nothing', jpegOf(frame(8, 8, 0x02), scan([0]))],
  ...[0xc3, 0xc5, 0xc9, 0xca, 0xcf].map((marker): [string, Uint8Array] => [
    `a frame ${marker} that no browser shows`,
    jpegOf(frame(8, 8, marker), scan([0])),
  ]),
  ['twelve bits', jpegOf(segment(0xc1, [12, 0, 8, 0, 8, 1, 1, 0x11, 0]), scan([0]))],
  ['two colours', jpegOf(segment(0xc0, [8, 0, 8, 0, 8, 2, 1, 0x11, 0, 2, 0x11, 0]), scan([0]))],
  ['a frame that goes on', jpegOf(segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0]), scan([0]))],
  ['no samples', jpegOf(segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x01, 0]), scan([0]))],
  ['no width', jpegOf(frame(0, 8), scan([0]))],
  ['no height', jpegOf(frame(8, 0), scan([0]))],
  ['a scan of a colour that is not there', jpegOf(frame(8, 8), segment(0xda, [1, 2, 0, 0, 63, 0]))],
  ['a scan of no colour', jpegOf(frame(8, 8), segment(0xda, [0, 0, 63, 0]))],
  ['a scan whose head goes on', jpegOf(frame(8, 8), segment(0xda, [1, 1, 0, 0, 63, 0, 0]))],
  ['text behind its codes', aJpeg(8, 8, segment(0xc4, join([0, 1], new Uint8Array(15), [0], bytesOf(SECRET))))],
  ['text behind its quantisers', aJpeg(8, 8, segment(0xdb, join(new Uint8Array(65), bytesOf(SECRET))))],
])('a file with %s is no picture', (_name, file) => {
  expect(readJpeg(file)).toBeNull()
})
