import { ADMIN, after, anOrder, anOrderIn, aProof, aUser, consoles, NOW } from './samples'
import { auditOfOrder } from '../order/audit'
import { findContradictions, type Finding, type Records } from '../laws/contradictions'
import { reservationsOf } from '../order/place'
import { defaultSettings } from '../shop/settings'
import { recordOfDay } from '../views/stats'
import { shopDay } from '../time'
import { verify } from '../order/verdict'

export const now = after(5)
export const DAY = shopDay(NOW)

const owner = { _id: ADMIN, role: 'owner' as const, name: '' }

/** A player who holds an hour, another who has paid for one, and all that is written about them. */
export function aShop(): Records {
  const submitted = { ...anOrderIn('proof_submitted'), _id: 'paid-1', order_no: '261123-0000002', openid: 'payer' }
  const other = { ...submitted, console_id: '2', idempotency_key: 'another-tap', pay_code: '0002' }
  const paid = verify(other, { pass: true }, ADMIN, defaultSettings, after(2))
  const held = anOrder()
  return {
    orders: [held, paid],
    reservations: [held, paid].flatMap(reservationsOf),
    users: [aUser({ open_order_id: held._id }), aUser({ _id: 'payer' })],
    order_audits: [{ _id: 'a1', ...auditOfOrder(other, paid, owner) }],
    payment_proofs: [
      { _id: 'sha-of-a@paid-1', sha256: 'sha-of-a', order_id: 'paid-1', file_id: aProof().file_id, status: 'used' },
    ],
    admins: [owner],
    rosters: [{ _id: 'owners', openids: [ADMIN] }],
    daily_stats: [{ _id: DAY, record: recordOfDay(DAY, [held, paid], now) }],
    settings: [{ ...defaultSettings, consoles: consoles(3) }],
    files: new Set([aProof().file_id]),
  }
}

/** The first of the shop's documents of a kind, or another of them, to be changed. */
function documentOf<T>(documents: T[], at = 0): T {
  const found = documents[at]
  if (!found) throw new Error('the shop has no such document')
  return found
}
export function held({ orders }: Records) {
  return documentOf(orders)
}
export function paid({ orders }: Records) {
  return documentOf(orders, 1)
}
export function place({ reservations }: Records, at = 0) {
  return documentOf(reservations, at)
}
export function player({ users }: Records, at = 0) {
  return documentOf(users, at)
}
export function judgement({ order_audits }: Records) {
  return documentOf(order_audits)
}
export function image({ payment_proofs }: Records) {
  return documentOf(payment_proofs)
}

/** What `rule` says about a shop after `change`. */
export function findingsOf(rule: string, change: (shop: Records) => void, at = now): Finding[] {
  const shop = aShop()
  change(shop)
  return findContradictions(shop, at).filter((finding) => finding.rule === rule)
}
