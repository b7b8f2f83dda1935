import {
  adobe,
  aJpeg,
  bytesOf,
  comment,
  exif,
  frame,
  iccPart,
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
} from '../support/pictures'
import { encodeJpeg, type Component, type JpegPlan, type Scan } from './jpeg-encoder'
import { blue, green, grey, HEIGHT, red, WIDTH, type PictureCase } from './picture-case'
import { displayP3, longSRgb, sRgb } from './profiles'

type At = (x: number, y: number) => number

const brightness: At = (x, y) => 0.299 * red(x, y) + 0.587 * green(x, y) + 0.114 * blue(x, y)
function difference(colour: At, factor: number): At {
  return (x, y) => 128 + (colour(x, y) - brightness(x, y)) * factor
}
function even(at: At): Component {
  return { h: 1, v: 1, at }
}
const bluish = even(difference(blue, 0.564))
const reddish = even(difference(red, 0.713))

const size = { width: WIDTH, height: HEIGHT }
function sampled(h: number, v: number): JpegPlan {
  return {
    ...size,
    components: [{ h, v, at: brightness }, bluish, reddish],
  }
}
const photo = sampled(2, 2)

/** How programs write a progressive picture: what is coarse of all colours first. */
const steps: Scan[] = [
  { components: [0, 1, 2], from: 0, to: 0 },
  { components: [0], from: 1, to: 5 },
  { components: [2], from: 1, to: 63 },
  { components: [1], from: 1, to: 63 },
  { components: [0], from: 6, to: 63 },
]
const apart: Scan[] = [0, 1, 2].map((component) => ({ components: [component], from: 0, to: 63 }))

const whole = encodeJpeg(photo)
function written(plan: JpegPlan, ...before: Uint8Array[]) {
  return jpegOf(...before, ...encodeJpeg(plan))
}
function photoWith(...before: Uint8Array[]) {
  return jpegOf(...before, ...whole)
}
function profile(data: Uint8Array) {
  return iccPart(1, 1, data)
}
const halves = [iccPart(1, 2, displayP3.subarray(0, 200)), iccPart(2, 2, displayP3.subarray(200))]
function between(filling: ArrayLike<number>) {
  return jpegOf(...whole.flatMap((part) => [part, Uint8Array.from(filling)]))
}

const inks: JpegPlan = { ...size, components: [even(red), even(green), even(blue), even(() => 200)] }
function adobeOf(transform: number, more = '') {
  return segment(0xee, join(adobe.subarray(4, -1), [transform], bytesOf(more)))
}

/** A thousand scans that say nothing: 20,000 by 1,800 pixels in a few kilobytes. */
const nothing = Array<Uint8Array>(1000).fill(scan([0]))

function accepted(name: string, bytes: Uint8Array): PictureCase {
  return {
    name: `JPEG, ${name}`,
    bytes,
    outcome: 'accepted',
  }
}

const shown: PictureCase[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) =>
    accepted(`held ${orientation}`, photoWith(exif({ orientation, little: orientation % 2 === 0 }))),
  ),
  accepted('full colours', written(sampled(1, 1), jfif)),
  accepted('colours at half the width', written(sampled(2, 1), jfif)),
  accepted('colours at half the height', written(sampled(1, 2), jfif)),
  accepted('colours at a quarter of the width', written(sampled(4, 1), jfif)),
  accepted('grey', written({ ...size, components: [even(grey)] }, jfif)),
  accepted('one scan for each colour', written({ ...sampled(1, 1), scans: apart })),
  accepted('progressive', written({ ...photo, progressive: true, scans: steps }, jfif)),
  accepted('restarts', written({ ...photo, restart: 2 })),
  accepted('sRGB', photoWith(jfif, profile(sRgb))),
  accepted('Display P3', photoWith(profile(displayP3))),
  accepted('Display P3, held 6', photoWith(exif({ orientation: 6 }), profile(displayP3))),
  accepted('a profile in two parts', photoWith(...halves)),
  accepted('a profile with text behind it', photoWith(profile(join(displayP3, bytesOf(SECRET))))),
  accepted('a profile that is too long', photoWith(profile(longSRgb))),
  accepted(
    'three colours as they are, by Adobe',
    written({ ...inks, components: inks.components.slice(0, 3) }, adobeOf(0)),
  ),
  accepted('Adobe’s mark with 57 kB of text', photoWith(adobeOf(1, SECRET.repeat(2300)))),
  accepted('four inks', written(inks, adobeOf(0))),
  accepted('four inks, mixed', written(inks, adobeOf(2))),
  accepted('density with a thumbnail', photoWith(jfifWithThumbnail)),
  accepted('a thumbnail in its EXIF', photoWith(exif({ orientation: 8, rest: aJpeg(8, 8, comment) }))),
  accepted('XMP', photoWith(xmp)),
  accepted('a comment', photoWith(jfif, comment)),
  accepted('several pictures in one (MPF)', join(photoWith(mpf), photoWith(comment))),
  accepted(
    'Ultra HDR: a gain map behind it',
    join(photoWith(exif(), xmp, mpf), written({ ...size, components: [even(grey)] }, xmp)),
  ),
  accepted('a motion photo: a film behind it', join(photoWith(xmp), bytesOf(`....ftypmp42${SECRET}`))),
  accepted('garbage behind it', join(photoWith(), new Uint8Array(5000).fill(0xff))),
  accepted('two stray bytes between segments', between([0, 0])),
  accepted('FF FF between segments', between([0xff, 0xff])),
  accepted('stuffed and restart bytes between segments', between([0xff, 0, 0xff, 0xd3, 0xff, 0x01])),
]

const large: PictureCase[] = [
  { ...accepted('a long screenshot, 1080 × 20001', aJpeg(1080, 20_001)), isLarge: true },
  { name: 'JPEG, 50 megapixels', bytes: jpegOf(frame(8192, 6144), tables, scan([0])), outcome: 'size' },
  { name: 'JPEG, 108 megapixels', bytes: jpegOf(frame(12_000, 9000), tables, scan([0])), outcome: 'size' },
  { name: 'JPEG, wider than any picture', bytes: jpegOf(frame(65_535, 8), tables, scan([0])), outcome: 'size' },
  { name: 'JPEG, 1,000 scans', bytes: jpegOf(frame(20_000, 1800, 0xc2), tables, ...nothing), outcome: 'work' },
]

function refused(name: string, bytes: Uint8Array): PictureCase {
  return { name: `JPEG, ${name}`, bytes, outcome: 'broken' }
}

const broken: PictureCase[] = [
  refused('cut in the middle', photoWith().subarray(0, 700)),
  refused('cut before its end', photoWith().subarray(0, -2)),
  refused(
    'arithmetic codes',
    jpegOf(...whole.map((part) => (part[1] === 0xc0 ? join([0xff, 0xc9], part.subarray(2)) : part))),
  ),
  refused('lossless', jpegOf(...whole.map((part) => (part[1] === 0xc0 ? join([0xff, 0xc3], part.subarray(2)) : part)))),
  refused(
    'twelve bits',
    jpegOf(...whole.map((part) => (part[1] === 0xc0 ? join([0xff, 0xc1, 0, 17, 12], part.subarray(5)) : part))),
  ),
  refused('a second start', join([0xff, 0xd8], photoWith())),
  refused('no scan', jpegOf(...whole.slice(0, -1))),
  refused('no height', jpegOf(frame(8, 0), tables, scan([0]))),
  refused(
    'a hundred thousand segments',
    jpegOf(
      new Uint8Array(400_000).map((_, at) => [0xff, 0xfe, 0, 2][at % 4] ?? 0),
      ...whole,
    ),
  ),
]

export const jpegs: PictureCase[] = [...shown, ...large, ...broken]
