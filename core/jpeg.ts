import type { Picture } from './image'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP1 = 0xe1
const EXIF_HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0]
/** Its head, a header of 8 bytes, the number of entries and one entry of 12. */
const SHORTEST_EXIF = 28

/** More than any camera writes; a file of nothing but empty segments would cost a hundred times its size. */
export const MAX_PARTS = 10_000

interface Segment {
  marker: number
  /** the whole segment, a scan with its entropy-coded data */
  bytes: Uint8Array
  /** what follows the length */
  body: Uint8Array
}

/** SOF0–SOF15, from 0xc0 on, without DHT, JPG and DAC, which share their range. */
const isFrame = ({ marker }: Segment): boolean =>
  marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const says = (body: Uint8Array, head: string): boolean => String.fromCharCode(...body.subarray(0, head.length)) === head

/** Frames, tables and scans, and what tells their colours. All else may tell where the picture was taken, or show it uncut. */
function isNeeded({ marker, body }: Segment): boolean {
  if (marker === 0xe0) return says(body, 'JFIF\0') && body.length === 14 // longer with a thumbnail
  if (marker === 0xe2) return says(body, 'ICC_PROFILE\0')
  if (marker === 0xee) return says(body, 'Adobe')
  return marker <= 0xdd
}

/** A JPEG's dimensions and its bytes without metadata; null when it is no whole JPEG. Nothing is decoded. */
export function readJpeg(bytes: Uint8Array): Picture | null {
  const segments = segmentsOf(bytes)
  if (!segments) return null
  // A second frame could claim another size than the one that decoders believe.
  const [frame, ...scans] = segments.filter((segment) => isFrame(segment) || segment.marker === SOS)
  if (!frame || !isFrame(frame) || frame.body.length < 6) return null
  if (scans.length === 0 || scans.some(isFrame)) return null
  const orientation = segments.map(orientationOf).find((value) => value !== null) ?? 1
  const kept = segments.filter(isNeeded).map((segment) => segment.bytes)
  return {
    type: 'jpeg',
    height: uint16(frame.body, 1),
    width: uint16(frame.body, 3),
    bytes: concat([
      Uint8Array.of(0xff, SOI),
      ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
      ...kept,
      Uint8Array.of(0xff, EOI),
    ]),
  }
}

const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** Everything between the start and the first end of an image; null when it does not join up. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  const segments: Segment[] = []
  for (let at = 2; bytes[at] === 0xff && segments.length < MAX_PARTS;) {
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return segments
    // FF before a marker is filling
    const end = marker === 0xff ? at + 1 : segmentEnd(bytes, at, marker)
    if (marker !== 0xff) segments.push({ marker, bytes: bytes.subarray(at, end), body: bytes.subarray(at + 4, end) })
    at = end
  }
  return null
}

/**
 * Where the segment at `at` ends; a scan takes its entropy-coded data along, up to the next true marker. What is no
 * segment takes all that is left of the file, and its end is not found.
 */
function segmentEnd(bytes: Uint8Array, at: number, marker: number): number {
  const length = uint16(bytes, at + 2)
  const end = at + 2 + length
  if (marker < 0xc0 || isRestart(marker) || marker === SOI || length < 2) return bytes.length
  if (marker !== SOS) return end
  for (let next = bytes.indexOf(0xff, end); next !== -1; next = bytes.indexOf(0xff, next + 1)) {
    const follower = bytes[next + 1] ?? 0
    if (follower !== 0 && follower !== 0xff && !isRestart(follower)) return next
  }
  return bytes.length
}

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

/** EXIF's orientation (tag 0x0112 of the first directory), the one thing in it that the picture needs. */
function orientationOf({ marker, body }: Segment): number | null {
  if (marker !== APP1 || !EXIF_HEAD.every((byte, at) => body[at] === byte)) return null
  if (body.length < SHORTEST_EXIF) return null
  const view = new DataView(body.buffer, body.byteOffset + 6, body.length - 6)
  const little = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, little)
  if (directory + 14 > view.byteLength) return null
  const end = Math.min(directory + 2 + view.getUint16(directory, little) * 12, view.byteLength)
  for (let at = directory + 2; at + 12 <= end; at += 12) {
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An EXIF segment that says the orientation and nothing else. */
const orientationSegment = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...[0xff, APP1, 0, 34, ...EXIF_HEAD],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  )

export function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
