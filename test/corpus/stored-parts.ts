import { uint16, uint32 } from '../../core/images/bytes'

/** A part of a stored file: its name, and how many bytes it holds. */
export type Part = [name: string, length: number]

/** What stands in a JPEG, segment by segment, read without the program's own reader. */
function jpegParts(bytes: Uint8Array): Part[] {
  const parts: Part[] = []
  for (let at = 2; at + 2 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0
    const length = uint16(bytes, at + 2)
    parts.push([marker.toString(16), length - 2])
    at += 2 + length
    if (marker === 0xda) while (bytes[at] !== 0xff || /^(0|d[0-7])$/.test((bytes[at + 1] ?? 0).toString(16))) at++
  }
  return parts
}

function pngParts(bytes: Uint8Array): Part[] {
  const parts: Part[] = []
  for (let at = 8; at < bytes.length; at += 12 + uint32(bytes, at))
    parts.push([String.fromCharCode(...bytes.subarray(at + 4, at + 8)), uint32(bytes, at)])
  return parts
}

export function partsOf(bytes: Uint8Array): Part[] {
  return bytes[0] === 0xff ? jpegParts(bytes) : pngParts(bytes)
}

/** Every part that a stored picture may have, and the most that it may hold: what shows it, how it is held, its colours and its density. */
export const ALLOWED: Record<string, number> = {
  c0: 18,
  c1: 18,
  c2: 18,
  c4: 65_533,
  db: 65_533,
  dd: 2,
  da: 12,
  e0: 14,
  e1: 32,
  e2: 65_014,
  ee: 12,
  IHDR: 13,
  PLTE: 768,
  IDAT: Infinity,
  IEND: 0,
  tRNS: 256,
  eXIf: 26,
  iCCP: 65_004,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  cICP: 4,
  sBIT: 4,
  pHYs: 9,
}
