import type { Admin, Audit } from '../order/audit'
import type { Roster } from '../shop/invite'
import type { Message } from '../messages/outbox'
import type { Order } from '../order/order'
import type { User } from '../order/player'
import type { Reservation } from '../order/place'
import type { Settings } from '../shop/settings'
import type { DayRecord } from '../views/stats'
import type { Instant } from '../time'
import type { StoredFile } from '../images/stored-file'

/** What the shop has written down, all of it. */
export interface Records {
  reservations: Reservation[]
  orders: Order[]
  users: User[]
  order_audits: Audit[]
  payment_proofs: { _id: string; sha256: string; order_id: string; file_id: string; status: 'uploading' | 'used' }[]
  admins: Admin[]
  rosters: Roster[]
  daily_stats: { _id: string; record: DayRecord | null }[]
  settings: Settings[]
  stored_files?: StoredFile[]
  messages?: Pick<Message, '_id' | 'order_id' | 'event' | 'n'>[]
  /** the files that are there; absent when nobody looked */
  files?: ReadonlySet<string>
}

/** How a finding can be repaired without any doubt, and the key of the document to repair. */
export type Repair =
  | { kind: 'free_place'; place_id: string }
  | { kind: 'take_place'; order_id: string }
  | { kind: 'point_to_order'; openid: string; order_id: string }
  | { kind: 'point_to_nothing'; openid: string }
  | { kind: 'record_proof'; order_id: string; sha256: string }
  | { kind: 'recount_day'; day: string }
  | { kind: 'write_roster' }

/** A contradiction, for the owner who reads it. */
export interface Finding {
  rule: string
  /** of the documents that contradict each other */
  ids: string[]
  sentence: string
  repair?: Repair
}

/** The records, with what every law looks up. */
export interface Dump extends Records {
  now: Instant
  orderById: ReadonlyMap<string, Order>
  /** unfinished by the clock */
  unfinished: Order[]
}

export type Law = (dump: Dump) => Finding[]

/** The findings about many documents, of which `judge` looks at one and gives false when nothing is wrong with it. */
export function findingsFor<T>(items: T[], judge: (item: T) => Finding | false): Finding[] {
  return items.map(judge).filter((finding) => finding !== false)
}

/** The values that occur more than once, each of them once. */
export function duplicates(values: string[]): string[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) repeated.add(value)
    seen.add(value)
  }
  return [...repeated]
}

function sorted(value: object | null) {
  return JSON.stringify(Object.entries(value ?? {}).sort())
}

/** Whether two flat documents have the same fields with the same values. */
export function equalFields(a: object | null, b: object | null): boolean {
  return sorted(a) === sorted(b)
}
