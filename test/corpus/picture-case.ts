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
export const red = (x: number, y: number): number => (x * 5 + (y % 7) * 3) & 255
export const green = (x: number, y: number): number => 255 - ((y * 6 + (x % 5) * 2) & 255)
export const blue = (x: number, y: number): number => (x < 20 && y < 12 ? 230 : 40)
export const grey = (x: number, y: number): number => Math.round((red(x, y) + green(x, y)) / 2)

export const WIDTH = 56
export const HEIGHT = 40
