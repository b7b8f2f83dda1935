import type { Admin, Audit } from '../../../core/order/audit'
import type { Invite, Roster } from '../../../core/shop/invite'
import type { ForgottenPlayer } from '../../../core/order/forgotten'
import { wholeOrder, type Order } from '../../../core/order/order'
import { wholeUser, type Block, type User } from '../../../core/order/player'
import type { Reservation } from '../../../core/order/place'
import { wholeSettings, type Settings } from '../../../core/shop/settings'
import type { DayRecord } from '../../../core/views/stats'
import type { SystemDocument } from '../../../core/shop/system'
import type { Robot } from '../../../core/messages/alerts'
import type { Consents } from '../../../core/messages/consents'
import type { Message } from '../../../core/messages/outbox'
import type { Instant } from '../../../core/time'
import type { StoredFile } from '../../../core/images/stored-file'

/** With who changed them last, and when. */
export type ShopSettings = Settings & { _id: 'shop'; changed_by?: string; changed_at?: Instant }

/** One image on one order, by content: `<sha256>@<order_id>`. While it is being stored the order says so; records of before may be `uploading`. */
export interface PaymentProof {
  _id: string
  sha256: string
  order_id: string
  order_no: string
  file_id: string
  status: 'uploading' | 'used'
  at: Instant
}

/** The block of a player who was forgotten, by the hash of the openid. */
export interface KeptBlock extends Block {
  _id: string
}

/** A settled day's figures, kept so that nobody counts them again; `null` when an order of that day changed after all. */
export interface DailyStats {
  /** the day on which the orders were made */
  _id: string
  record: DayRecord | null
  /** another one after each change */
  version: string
}

/** What the self-check writes and removes again. */
export interface SelfCheckDocument {
  _id: string
  once: string
  count: number
  at: Instant | Date
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
  invites: Invite
  stored_files: StoredFile
  blocks: KeptBlock
  forgotten: ForgottenPlayer
  rosters: Roster
  daily_stats: DailyStats
  system: SystemDocument
  self_checks: SelfCheckDocument
  messages: Message
  consents: Consents
  alerts: Robot
}

export type Collection = keyof Documents

type Completions = { [C in Collection]?: (stored: Documents[C]) => Documents[C] }

/** Documents live longer than versions: what an older one did not write is filled in here, for everybody who reads. */
const completions: Completions = {
  orders: wholeOrder,
  users: wholeUser,
  settings: (stored) => ({ ...stored, ...wholeSettings(stored) }),
}

export function wholeDocument<C extends Collection>(collection: C, stored: Documents[C]): Documents[C] {
  const complete: ((stored: Documents[C]) => Documents[C]) | undefined = completions[collection]
  return complete ? complete(stored) : stored
}
