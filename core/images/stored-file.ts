import type { Instant } from '../time'

/** Who owns the picture of the payment code. No openid is as short. */
export const SHOP = 'shop'

/**
 * A file that is no proof, and whose it is. Written before the file is, so that no file is ever forgotten; `unused` and dead
 * uploads are removed by the timer.
 */
export interface StoredFile {
  /** SHA-256 of the file id */
  _id: string
  file_id: string
  /** openid of the player whose picture it is, '' once that player is forgotten; or `SHOP` */
  owner: string
  status: 'uploading' | 'used' | 'unused'
  at: Instant
}
