import { malformed } from '../errors'
import { readJpeg } from './jpeg'
import type { Picture } from './picture'
import { PNG_SIGNATURE, readPng } from './png'

export const MAX_IMAGE_BYTES = 5 * 1024 * 1024
/** The longest side of which Tencent's storage makes small pictures. */
export const MAX_SIDE = 30_000
/** With four bytes for each, what a browser on a small machine still shows at once: see docs/decisions.md. */
export const MAX_PIXELS = 36_000_000
const MAX_DECODED_BYTES = 4 * MAX_PIXELS
/** A progressive JPEG may say a thousand times that nothing changes, and each time costs a walk over all pixels. */
const MAX_WALKED_PIXELS = 600_000_000

/** What is wrong with a file that is no proof, and what to do next. Phone and server say the same. */
export const pictureSentences = {
  empty: '图片是空的，请重新选择',
  bytes: '图片超过 5 MB，请截小一点再上传',
  type: '只接受 JPEG 或 PNG 图片，请改传一张截图',
  broken: '图片已损坏或不完整，请重新截图再上传',
  size: `图片太大（每边最多 ${MAX_SIDE} 像素，一共最多 ${MAX_PIXELS / 10_000} 万像素），请截小一点或分几张上传`,
  work: '图片的存储方式太复杂，打开太慢，请重新截图再上传',
} as const

export type PictureFault = keyof typeof pictureSentences

function startsWith(bytes: Uint8Array, head: number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

/** Judges a file by its bytes alone, from what stands before anything is decoded. */
export function judgePicture(bytes: Uint8Array): Picture | PictureFault {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > MAX_IMAGE_BYTES) return 'bytes'
  const isJpeg = startsWith(bytes, [0xff, 0xd8, 0xff])
  if (!isJpeg && !startsWith(bytes, PNG_SIGNATURE)) return 'type'
  const read = isJpeg ? readJpeg(bytes) : readPng(bytes)
  if (!read) return 'broken'
  const { bytesPerPixel, passes, ...picture } = read
  const pixels = picture.width * picture.height
  if (Math.max(picture.width, picture.height) > MAX_SIDE || pixels > MAX_PIXELS) return 'size'
  if (pixels * bytesPerPixel > MAX_DECODED_BYTES || pixels * passes > MAX_WALKED_PIXELS) return 'work'
  return picture
}

/** A picture, or a refusal of the field that held it; `name` says which one where there are several. */
export function readImage(bytes: Uint8Array, field: string, name = ''): Picture {
  const judged = judgePicture(bytes)
  if (typeof judged === 'string') throw malformed(field, name + pictureSentences[judged])
  return judged
}
