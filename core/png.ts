import type { Picture } from './image'
import { concat, MAX_PARTS } from './jpeg'

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What is needed to show the picture. Text, time, EXIF, animation and compressed profiles are left behind. */
const KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs']

/** A PNG's dimensions and its bytes without metadata; null when it is no whole PNG. Nothing is decoded. */
export function readPng(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 8)]
  let size: { width: number; height: number } | null = null
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length && kept.length < MAX_PARTS;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if ((at === 8) !== (name === 'IHDR')) return null
    if (name === 'IHDR')
      size = length === 13 ? { width: view.getUint32(at + 8), height: view.getUint32(at + 12) } : null
    if (!size) return null
    if (name === 'IDAT') hasData = true
    if (KEPT.includes(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return hasData && length === 0 ? { type: 'png', ...size, bytes: concat(kept) } : null
    at = end
  }
  return null
}
