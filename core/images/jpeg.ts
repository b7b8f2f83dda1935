import { says, joinBytes } from './bytes'
import { exifOf, orientationIn } from './exif'
import { frameOf } from './jpeg-frame'
import { isProfile, profileSegment } from './jpeg-profile'
import { segmentsOf, type Segment } from './jpeg-segments'
import { hasWholeTables } from './jpeg-tables'
import type { ReadPicture } from './picture'

const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
const EXIF = 'Exif\0\0'
/** JFIF's head up to the size of its thumbnail, which is set to nothing. */
const JFIF_DENSITY = 12
const ADOBE = 12

/** A JPEG's dimensions and its bytes without metadata; null when it is none that can be shown whole. Nothing is decoded. */
export function readJpeg(bytes: Uint8Array): ReadPicture | null {
  const segments = segmentsOf(bytes)
  const frame = segments && frameOf(segments)
  if (!segments || !frame || !segments.filter(isTables).every(hasWholeTables)) return null
  const orientation = segments.map(orientationOf).find((value) => value !== null) ?? 1
  return {
    type: 'jpeg',
    width: frame.width,
    height: frame.height,
    bytes: joinBytes([
      Uint8Array.of(0xff, 0xd8),
      ...(orientation === 1 ? [] : [segment(APP1, [...bytesOf(EXIF), ...exifOf(orientation)])]),
      ...cleaned(segments),
      Uint8Array.of(0xff, 0xd9),
    ]),
    // Of a progressive picture all coefficients are held, two bytes each, until its last scan.
    bytesPerPixel: 4 + (frame.isProgressive ? 2 * frame.samples : 0),
    passes: frame.passes,
  }
}

function isTables({ marker }: Segment): boolean {
  return marker === 0xdb || marker === 0xc4
}

/** Frames, tables and scans as they are; what tells their colours written anew. All else may tell where the picture was taken, or show it uncut. */
function cleaned(segments: Segment[]): Uint8Array[] {
  const jfif = segments.find(({ marker, body }) => marker === APP0 && says(body, 'JFIF\0') && body.length >= 14)
  const adobe = segments.find(({ marker, body }) => marker === APP14 && says(body, 'Adobe') && body.length >= ADOBE)
  const profile = segments.find(isProfile)
  return segments.flatMap((part) => {
    if (part === jfif) return [segment(APP0, [...part.body.subarray(0, JFIF_DENSITY), 0, 0])]
    if (part === adobe) return [segment(APP14, part.body.subarray(0, ADOBE))]
    if (part === profile) return profileSegment(segments) ?? []
    return isPicture(part) ? [part.bytes] : []
  })
}

/** Frames, codes, quantisers, scans and the interval of restarts. */
function isPicture(part: Segment): boolean {
  return (
    part.marker <= 0xc2 || isTables(part) || part.marker === 0xda || (part.marker === 0xdd && part.body.length === 2)
  )
}

function orientationOf({ marker, body }: Segment): number | null {
  return marker === APP1 && says(body, EXIF) ? orientationIn(body.subarray(EXIF.length)) : null
}

function bytesOf(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0))
}

function segment(marker: number, body: ArrayLike<number>): Uint8Array {
  return joinBytes([
    Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff),
    Uint8Array.from(body),
  ])
}
