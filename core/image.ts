import { malformed } from './errors'
import { readJpeg } from './jpeg'
import { PNG_SIGNATURE, readPng } from './png'

export const MAX_IMAGE_BYTES = 5 * 1024 * 1024
const MAX_SIDE = 20_000
const MAX_PIXELS = 50_000_000

/** A picture known by its bytes, without EXIF, GPS, comments or anything behind its end. */
export interface Picture {
  type: 'jpeg' | 'png'
  width: number
  height: number
  bytes: Uint8Array
}

const startsWith = (bytes: Uint8Array, head: number[]): boolean => head.every((byte, at) => bytes[at] === byte)

/** Judges a file by its bytes alone: a JPEG or PNG of at most 5 MB and sane size, read from the header before anything is decoded. */
export function readImage(bytes: Uint8Array, field: string): Picture {
  if (bytes.length === 0) throw malformed(field, '图片是空的')
  if (bytes.length > MAX_IMAGE_BYTES) throw malformed(field, '图片不能超过 5 MB')
  const isJpeg = startsWith(bytes, [0xff, 0xd8, 0xff])
  if (!isJpeg && !startsWith(bytes, PNG_SIGNATURE)) throw malformed(field, '只接受 JPEG 或 PNG 图片')
  const picture = isJpeg ? readJpeg(bytes) : readPng(bytes)
  if (!picture) throw malformed(field, '图片已损坏或不完整')
  const { width, height } = picture
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    throw malformed(field, '图片尺寸不合理')
  return picture
}
