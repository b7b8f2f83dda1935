/** A picture known by its bytes: how it is held, its colours and density, and nothing else of what a phone writes into it. */
export interface Picture {
  type: 'jpeg' | 'png'
  width: number
  height: number
  bytes: Uint8Array
}

/** What its bytes say about showing it. */
export interface ReadPicture extends Picture {
  /** memory that a decoder needs for each pixel */
  bytesPerPixel: number
  /** how often a decoder walks over the whole picture */
  passes: number
}

/** More than any camera writes; a file of nothing but empty parts would cost a hundred times its size. */
export const MAX_PARTS = 10_000

/** Room for the profiles that phones and programs write (sRGB 3 kB, Display P3 0.5 kB); what is longer is left out. */
export const MAX_PROFILE_BYTES = 65_000
