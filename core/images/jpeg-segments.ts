import { uint16 } from './bytes'
import { MAX_PARTS } from './picture'

const SOI = 0xd8
const EOI = 0xd9
export const SOS = 0xda

export interface Segment {
  marker: number
  /** the whole segment, a scan with its entropy-coded data */
  bytes: Uint8Array
  /** what its length covers */
  body: Uint8Array
}

/** Everything between the start and the first end of an image; null when it does not join up. */
export function segmentsOf(bytes: Uint8Array): Segment[] | null {
  const segments: Segment[] = []
  let at = nextMarker(bytes, 2, isAnything)
  while (at !== -1 && segments.length < MAX_PARTS) {
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return segments
    const length = uint16(bytes, at + 2)
    if (marker < 0xc0 || marker === SOI || length < 2) return null
    const end = at + 2 + length
    if (end > bytes.length) return null
    const last = marker === SOS ? nextMarker(bytes, end, endsScan) : end
    if (last === -1) return null
    segments.push({
      marker,
      bytes: bytes.subarray(at, withoutFilling(bytes, end, last)),
      body: bytes.subarray(at + 4, end),
    })
    at = nextMarker(bytes, last, isAnything)
  }
  return null
}

/**
 * The next marker from `from` on, passing over filling, stuffed bytes and whatever stands there that is none, as every
 * decoder does; -1 when there is no other.
 */
function nextMarker(bytes: Uint8Array, from: number, isWanted: (marker: number) => boolean): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    if (marker !== 0 && marker !== 0xff && isWanted(marker)) return at
  }
  return -1
}

/** Where the data of a scan end that lie between `from` and `to`: FF before a marker is filling. */
function withoutFilling(bytes: Uint8Array, from: number, to: number): number {
  let end = to
  while (end > from && bytes[end - 1] === 0xff) end--
  return end
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7
}

function endsScan(marker: number): boolean {
  return !isRestart(marker)
}

/** Restarts and TEM have no body and mean nothing between segments. */
function isAnything(marker: number): boolean {
  return !isRestart(marker) && marker !== 0x01
}
