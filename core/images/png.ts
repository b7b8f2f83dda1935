import { crc32, uint32, joinBytes } from './bytes'
import { exifOf, orientationIn } from './exif'
import { MAX_PARTS, MAX_PROFILE_BYTES, type ReadPicture } from './picture'

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

interface Chunk {
  name: string
  /** with its length and checksum */
  bytes: Uint8Array
  data: Uint8Array
  isIntact: boolean
}

/** The depths that each type of colours has: grey, three colours, palette, grey and three colours with transparency. */
const DEPTHS: Record<number, number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const PALETTE = 3

/** What tells colours and density, and how long it may be. */
const LENGTHS: Record<string, [least: number, most: number]> = {
  gAMA: [4, 4],
  cHRM: [32, 32],
  sRGB: [1, 1],
  cICP: [4, 4],
  sBIT: [1, 4],
  pHYs: [9, 9],
  tRNS: [1, 256],
}

/** A PNG's dimensions and its bytes without metadata; null when it is none that can be shown whole. Nothing is decoded. */
export function readPng(bytes: Uint8Array): ReadPicture | null {
  const chunks = chunksOf(bytes)
  const [header] = chunks ?? []
  if (!chunks || !header || !isHeader(header) || !isInOrder(chunks)) return null
  const [width, height] = [uint32(header.data, 0), uint32(header.data, 4)]
  if (width < 1 || height < 1) return null
  const names = new Set<string>()
  const kept = chunks.flatMap((chunk) => {
    const isFirst = chunk.name === 'IDAT' || !names.has(chunk.name)
    names.add(chunk.name)
    return isFirst ? (cleaned(chunk) ?? []) : []
  })
  const clean = joinBytes([Uint8Array.from(PNG_SIGNATURE), ...kept])
  return { type: 'png', width, height, bytes: clean, bytesPerPixel: 4, passes: 1 }
}

/** All chunks up to the end; null when there is none, or when one that the picture needs is damaged or unknown. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length && chunks.length < MAX_PARTS;) {
    const end = at + 12 + uint32(bytes, at)
    if (end > bytes.length) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const isIntact = crc32(bytes.subarray(at + 4, end - 4)) === uint32(bytes, end - 4)
    // What no decoder may pass over begins with a capital letter.
    const isNeeded = /^[A-Z]/.test(name)
    if (isNeeded && (!isIntact || !['IHDR', 'PLTE', 'IDAT', 'IEND'].includes(name))) return null
    chunks.push({ name, bytes: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4), isIntact })
    if (name === 'IEND') return end === at + 12 ? chunks : null
    at = end
  }
  return null
}

function isHeader({ name, data }: Chunk): boolean {
  const [depth = 0, type = 0, compression, filter, interlace = 0] = data.subarray(8)
  if (name !== 'IHDR' || data.length !== 13) return false
  return (DEPTHS[type]?.includes(depth) ?? false) && compression === 0 && filter === 0 && interlace <= 1
}

/** One header, the palette before the data where there must be one, the data in one piece. */
function isInOrder(chunks: Chunk[]): boolean {
  const needed = chunks.map(({ name }) => name)
  const data = needed.indexOf('IDAT')
  const palettes = chunks.filter(({ name }) => name === 'PLTE')
  const isPalette = ({ data: { length } }: Chunk) => length >= 3 && length <= 768 && length % 3 === 0
  if (data === -1 || needed.lastIndexOf('IHDR') !== 0 || palettes.length > 1 || !palettes.every(isPalette)) return false
  if (chunks[0]?.data[9] === PALETTE && !needed.slice(0, data).includes('PLTE')) return false
  return needed.slice(data, needed.lastIndexOf('IDAT')).every((name) => name === 'IDAT')
}

/** A chunk as it is kept: as it was, written anew, or not at all. */
function cleaned(chunk: Chunk): Uint8Array | null {
  const { name, bytes, data, isIntact } = chunk
  if (/^[A-Z]/.test(name)) return bytes
  if (!isIntact) return null
  if (name === 'iCCP') return profileChunk(data)
  if (name === 'eXIf') {
    const orientation = orientationIn(data) ?? 1
    return orientation === 1 ? null : chunkOf(name, Uint8Array.from(exifOf(orientation)))
  }
  const [least, most] = LENGTHS[name] ?? [1, 0]
  return data.length >= least && data.length <= most ? bytes : null
}

/** A compressed colour profile under a name that says nothing. */
function profileChunk(data: Uint8Array): Uint8Array | null {
  const name = data.subarray(0, 80).indexOf(0)
  const profile = data.subarray(name + 1)
  if (name < 1 || profile[0] !== 0 || profile.length < 2 || profile.length > MAX_PROFILE_BYTES) return null
  return chunkOf('iCCP', joinBytes([Uint8Array.of(0x49, 0x43, 0x43, 0), profile]))
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const named = joinBytes([Uint8Array.from(name, (char) => char.charCodeAt(0)), data])
  const bytes = joinBytes([new Uint8Array(4), named, new Uint8Array(4)])
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  view.setUint32(4 + named.length, crc32(named))
  return bytes
}
