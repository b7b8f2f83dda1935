import { aJpeg, bytesOf, exif, jfif, join, segment } from '../../test/support/pictures'
import { readJpeg } from './jpeg'

function stripped(...before: Uint8Array[]) {
  return readJpeg(aJpeg(16, 8, ...before))?.bytes
}
const APP1 = 0xe1
const APP3 = 0xe3

/** An entry of one number of two bytes. */
function entry(tag: number, value: number) {
  return [tag >> 8, tag & 255, 0, 3, 0, 0, 0, 1, 0, value, 0, 0]
}
const turn = entry(0x0112, 6)
const other = entry(0x0128, 2)
function tiff(...rest: ArrayLike<number>[]) {
  return join(bytesOf('MM'), [0, 42], ...rest)
}
function directory(count: number, ...entries: ArrayLike<number>[]) {
  return tiff([0, 0, 0, 8, 0, count], ...entries)
}
function app(content: Uint8Array, marker = APP1, name = 'Exif\0\0') {
  return segment(marker, join(bytesOf(name), content))
}
/** EXIF that says the orientation and nothing else. */
function turned(orientation: number) {
  return app(directory(1, entry(0x0112, orientation), [0, 0, 0, 0]))
}

const cases = [2, 3, 4, 5, 6, 7, 8].flatMap((orientation) => [true, false].map((little) => ({ orientation, little })))

test.each(cases)('orientation $orientation is kept, alone (little endian: $little)', ({ orientation, little }) => {
  expect(stripped(jfif, exif({ orientation, little }))).toStrictEqual(aJpeg(16, 8, turned(orientation), jfif))
})

test.each([0, 1, 9, undefined])('%p is no turn and needs no EXIF', (orientation) => {
  expect(stripped(exif({ orientation }))).toStrictEqual(aJpeg())
})

test('is read from a file in the middle of a larger buffer', () => {
  const file = aJpeg(16, 8, exif({ orientation: 6 }))
  const slice = join([1, 2, 3], file, [4]).subarray(3, 3 + file.length)
  expect(readJpeg(slice)?.bytes).toStrictEqual(aJpeg(16, 8, turned(6)))
})

test.each<[string, Uint8Array[]]>([
  ['with nothing behind its only entry', [app(directory(1, turn))]],
  ['with the orientation behind other entries', [app(directory(3, other, other, turn, other))]],
  ['with its directory behind other things', [app(tiff([0, 0, 0, 20], other, [0, 1], turn))]],
  ['that is the first to tell one', [exif(), exif({ orientation: 6 }), exif({ orientation: 3 })]],
])('EXIF %s turns the picture', (_name, segments) => {
  expect(stripped(...segments)).toStrictEqual(aJpeg(16, 8, turned(6)))
})

test.each<[string, Uint8Array[]]>([
  ['with nothing in it', [app(join([]))]],
  ['that is too short for a directory', [app(tiff())]],
  ['without a directory', [app(tiff([0, 0, 0, 8]))]],
  ['that is one byte too short for an entry', [app(directory(1, turn).subarray(0, -1))]],
  ['with a directory outside', [app(tiff([0xff, 0xff, 0xff, 0xff, 0, 1], turn))]],
  ['with a directory that begins where there is no room for an entry', [app(tiff([0, 0, 0, 22, 0, 1], turn))]],
  ['with fewer entries than it says', [app(directory(255, other))]],
  ['with an entry that is cut short', [app(directory(2, other, turn).subarray(0, -2))]],
  ['with an orientation behind the last entry', [app(directory(1, other, turn))]],
  ['without an entry', [app(directory(0, turn))]],
  ['of another name', [app(directory(1, turn), APP1, 'Exit\0\0')]],
  ['whose name goes on', [app(directory(1, turn), APP1, 'Exif\0\x01')]],
  ['in another kind of segment', [app(directory(1, turn), APP3)]],
  ['after another that says it is upright', [exif({ orientation: 1 }), exif({ orientation: 6 })]],
])('EXIF %s does not', (_name, segments) => {
  expect(stripped(...segments)).toStrictEqual(aJpeg())
})
