import type { Picture } from './image'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const EXIF_HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0]

const hasNoBody = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** SOF0–SOF15 without DHT, JPG and DAC, which share their range. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colour transform) are needed to show the picture; the rest may tell where it was taken. */
const isPrivate = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xe2 && marker !== 0xee)

const isColourProfile = (body: Uint8Array): boolean => String.fromCharCode(...body.subarray(0, 11)) === 'ICC_PROFILE'

/** A JPEG's dimensions and its bytes without metadata; null when it is no whole JPEG. Nothing is decoded. */
export function readJpeg(bytes: Uint8Array): Picture | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let orientation = 1
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return size && { type: 'jpeg', ...size, bytes: assemble(kept, orientation) }
    if (marker === SOI) return null
    const end = segmentEnd(bytes, at, marker)
    if (end > bytes.length) return null
    const body = bytes.subarray(at + 4, end)
    if (isFrame(marker)) {
      if (body.length < 6) return null
      size = { height: uint16(body, 1), width: uint16(body, 3) }
    }
    if (marker === 0xe1) orientation = orientationOf(body) ?? orientation
    if (!isPrivate(marker) && !(marker === 0xe2 && !isColourProfile(body))) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** Where the segment at `at` ends; a scan takes its entropy-coded data along, up to the next true marker. */
function segmentEnd(bytes: Uint8Array, at: number, marker: number): number {
  if (hasNoBody(marker)) return at + 2
  const end = at + 2 + Math.max(2, uint16(bytes, at + 2))
  if (marker !== SOS) return end
  for (let next = end; next + 1 < bytes.length; next++) {
    const follower = bytes[next + 1] ?? 0
    if (bytes[next] === 0xff && follower !== 0 && follower !== 0xff && !hasNoBody(follower)) return next
  }
  return bytes.length + 1
}

/** EXIF's orientation (tag 0x0112 of the first directory), the one thing in it that the picture needs. */
function orientationOf(body: Uint8Array): number | null {
  if (!EXIF_HEAD.every((byte, at) => body[at] === byte) || body.length < 14) return null
  const view = new DataView(body.buffer, body.byteOffset + 6, body.length - 6)
  const little = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return null
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > view.byteLength) return null
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An EXIF segment that says the orientation and nothing else. */
const orientationSegment = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...[0xff, 0xe1, 0, 34, ...EXIF_HEAD],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  )

function assemble([start = new Uint8Array(), ...segments]: Uint8Array[], orientation: number): Uint8Array {
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)]
  return concat([start, ...turned, ...segments, Uint8Array.of(0xff, EOI)])
}

export function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
