import type { PictureFault } from '../../core/images/image'

/** A picture as some phone or program writes it, and what must come of it. */
export interface PictureCase {
  name: string
  bytes: Uint8Array
  outcome: 'accepted' | PictureFault
  /** too large to be compared pixel by pixel in a moment: judged only */
  isLarge?: boolean
}

/** What every picture shows: no two corners, rows or columns alike, in colours that a wider profile shifts. */
export function red(x: number, y: number): number {
  return (x * 5 + (y % 7) * 3) & 255
}
export function green(x: number, y: number): number {
  return 255 - ((y * 6 + (x % 5) * 2) & 255)
}
export function blue(x: number, y: number): number {
  return x < 20 && y < 12 ? 230 : 40
}
export function grey(x: number, y: number): number {
  return Math.round((red(x, y) + green(x, y)) / 2)
}

export const WIDTH = 56
export const HEIGHT = 40
