import type { Admin, Audit } from '../../core/audit'
import type { Order } from '../../core/order'
import type { User } from '../../core/player'
import type { Reservation } from '../../core/reservation'
import type { Settings } from '../../core/settings'
import type { Instant } from '../../core/time'

export type ShopSettings = Settings & { _id: 'shop' }

/** One image on one order, by content: `<sha256>@<order_id>`. Written before the file is, so that no file is ever forgotten. */
export interface PaymentProof {
  _id: string
  sha256: string
  order_id: string
  order_no: string
  file_id: string
  status: 'uploading' | 'used'
  at: Instant
}

/** Every collection and what it holds; environment.json declares the same names. */
export interface Documents {
  users: User
  reservations: Reservation
  orders: Order
  payment_proofs: PaymentProof
  admins: Admin
  settings: ShopSettings
  order_audits: Audit
}

export type Collection = keyof Documents
