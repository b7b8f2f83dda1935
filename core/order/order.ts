import { DomainError, malformed } from '../errors'
import type { Fen } from '../money'
import { placeId } from './place'
import type { Settings } from '../shop/settings'
import { isUnfinished, transitions, type Action, type OrderStatus } from './status'
import { addHours, addMinutes, earlier, type Instant } from '../time'

export const MAX_PROOFS = 3
/** How often one order may be handed in: its history has a bound. */
export const MAX_SUBMISSIONS = 10
/** Inbox files that are remembered of one image. */
const MAX_SOURCES = 5

export interface Proof {
  /** of the stored bytes, in hex */
  sha256: string
  file_id: string
  /** the inbox files it was made from: how a repeated upload is recognised */
  sources: string[]
  width: number
  height: number
  uploaded_at: Instant
}

/** An image whose file is about to be stored: written down before the file is, so that no file is ever forgotten. */
export interface StoringProof {
  sha256: string
  file_id: string
  at: Instant
}

export interface HistoryEntry {
  action: 'create' | Action
  from: OrderStatus | null
  to: OrderStatus
  at: Instant
  by: 'player' | 'admin' | 'clock'
  /** of the player or admin; '' for the clock */
  openid: string
  reason: string
}

export interface Order {
  _id: string
  order_no: string
  pay_code: string
  openid: string
  player_name: string
  console_id: string
  console_name: string
  start_time: Instant
  end_time: Instant
  amount: Fen
  status: OrderStatus
  expire_at: Instant
  idempotency_key: string
  /** what the admin judges now */
  proofs: Proof[]
  /** what was returned to the player before */
  returned_proofs: Proof[]
  /** what is being stored for it just now; one that died may stand here until the next upload or the sweep */
  storing?: StoringProof[]
  /** since when something stands there; null when nothing does */
  storing_at?: Instant | null
  /** another one each time `storing` changes: two uploads at once meet here */
  storing_ticket?: string | null
  /** while a proof waits: when the admins are late with it. It ends nothing. */
  review_by?: Instant | null
  note: string
  /** why it was returned, rejected or cancelled last */
  reason: string
  created_at: Instant
  updated_at: Instant
  history: HistoryEntry[]
  /** when the timer found it in hours that were closed while it was being booked */
  slipped_in_at?: Instant
}

/** What an order may lack that an older version stored. */
type LaterField = 'player_name' | 'console_name' | 'end_time' | 'proofs' | 'returned_proofs' | 'note' | 'reason'

export type StoredOrder = Omit<Order, LaterField> & Partial<Pick<Order, LaterField>>

/** A stored order, whole, whichever version stored it. An order of today is given as it is: there are very many of them. */
export function wholeOrder(stored: StoredOrder): Order {
  const later: Pick<Order, LaterField> = {
    player_name: '',
    console_name: `${stored.console_id}号机`,
    end_time: addHours(stored.start_time, 1),
    proofs: [],
    returned_proofs: [],
    note: '',
    reason: '',
  }
  const isWhole = Object.keys(later).every((field) => stored[field as LaterField] !== undefined)
  return isWhole ? (stored as Order) : { ...later, ...stored }
}

/** What a stored order is at `now`: a lapsed one is expired, whether or not anybody wrote that down. */
export function statusAt(order: Pick<Order, 'status' | 'expire_at'>, now: Instant): OrderStatus {
  return isUnfinished(order.status) && order.expire_at <= now ? 'expired' : order.status
}

export type NewOrder = Pick<
  Order,
  '_id' | 'order_no' | 'pay_code' | 'openid' | 'player_name' | 'start_time' | 'amount' | 'idempotency_key'
> & { console: { id: string; name: string } }

export function createOrder({ console, ...order }: NewOrder, settings: Settings, now: Instant): Order {
  return {
    ...order,
    console_id: console.id,
    console_name: console.name,
    end_time: addHours(order.start_time, 1),
    status: 'pending',
    // never beyond its first hour, in which nobody could play any more
    expire_at: earlier(addMinutes(now, settings.hold_minutes), addHours(order.start_time, 1)),
    proofs: [],
    returned_proofs: [],
    note: '',
    reason: '',
    created_at: now,
    updated_at: now,
    history: [{ action: 'create', from: null, to: 'pending', at: now, by: 'player', openid: order.openid, reason: '' }],
  }
}

/** Where `action` leads from the status at `now`: 4003 when the order has lapsed, 4005 when its state forbids the action. */
function statusAfter(order: Order, action: Action, now: Instant): OrderStatus {
  const status = statusAt(order, now)
  const to = transitions[status][action]
  if (to !== null) return to
  throw status === 'expired' ? new DomainError(4003) : new DomainError(4005, undefined, { status })
}

/** The order after `action`, with what happened in its history. */
function move(order: Order, action: Action, by: Pick<HistoryEntry, 'by' | 'openid' | 'reason'>, now: Instant): Order {
  const to = statusAfter(order, action, now)
  const entry: HistoryEntry = { action, from: order.status, to, at: now, ...by }
  return { ...order, status: to, updated_at: now, history: [...order.history, entry] }
}

/** Whether every file was handed in on this order before, so that this upload is a repetition. */
export function hasSources(order: Order, file_ids: string[]): boolean {
  return file_ids.every((id) => [...order.proofs, ...order.returned_proofs].some((proof) => proof.sources.includes(id)))
}

/** Whether a proof could be added at `now`; throws as `submitProof` would. */
export function assertAcceptsProof(order: Order, now: Instant): void {
  statusAfter(order, 'submit_proof', now)
  const { status } = order
  if (order.history.filter(({ action }) => action === 'submit_proof').length >= MAX_SUBMISSIONS)
    throw new DomainError(4005, `这笔订单已提交 ${MAX_SUBMISSIONS} 次，请等待核验或联系店家`, { status })
}

function moreSources(known: Proof, image: Proof): string[] {
  return [...new Set([...known.sources, ...image.sources])].slice(-MAX_SOURCES)
}

/** The proofs with more images among them; an image that is there already only gains its source. */
function withImages(proofs: Proof[], images: Proof[]): Proof[] {
  const merged = new Map(proofs.map((proof) => [proof.sha256, proof]))
  for (const image of images) {
    const known = merged.get(image.sha256)
    if (!known) merged.set(image.sha256, image)
    else merged.set(image.sha256, { ...known, sources: moreSources(known, image) })
  }
  return [...merged.values()]
}

/**
 * Adds images to the proof. The first after a hold or a return stops the clock until the order ends; what comes later moves nothing.
 * The same images again change nothing that shows.
 */
export function submitProof(
  order: Order,
  images: Proof[],
  note: string | undefined,
  settings: Settings,
  now: Instant,
): Order {
  const moved = move(order, 'submit_proof', { by: 'player', openid: order.openid, reason: '' }, now)
  const proofs = withImages(order.proofs, images)
  if (proofs.length === 0 || proofs.length > MAX_PROOFS)
    throw malformed('file_ids', `一笔订单要有 1 到 ${MAX_PROOFS} 张截图`)
  const isNew = proofs.length > order.proofs.length || (note !== undefined && note !== order.note)
  if (!isNew) return { ...order, proofs }
  assertAcceptsProof(order, now)
  const isFirst = order.status === 'pending'
  return {
    ...moved,
    proofs,
    note: note ?? order.note,
    review_by: isFirst ? addMinutes(now, settings.review_minutes) : (order.review_by ?? null),
    // A returned hold of before this rule may outlive its hour: a proof must not end it on the spot.
    expire_at: isFirst && order.end_time > now ? order.end_time : order.expire_at,
  }
}

export interface Verdict {
  pass: boolean
  reason?: string
  allow_resubmit?: boolean
  /** the images that the admin had before his eyes (SHA-256) */
  seen?: string[]
}

export function verdictAction({ pass, allow_resubmit }: Verdict): 'approve' | 'return' | 'reject' {
  return pass ? 'approve' : allow_resubmit ? 'return' : 'reject'
}

/** Whether the last thing that happened to the order is this very action. */
function wasLast(order: Order, action: Action): boolean {
  return order.history.at(-1)?.action === action
}

function sameImages(proofs: Proof[], seen: string[]): boolean {
  return proofs.length === new Set(seen).size && proofs.every(({ sha256 }) => seen.includes(sha256))
}

/** Approves, returns or rejects. Repeating the verdict already given is answered with the same order. */
export function verify(order: Order, verdict: Verdict, admin: string, settings: Settings, now: Instant): Order {
  const action = verdictAction(verdict)
  const reason = verdict.reason?.trim() ?? ''
  if (action !== 'approve' && reason === '') throw malformed('reason', '请写明原因')
  if (wasLast(order, action) && statusAt(order, now) === transitions.proof_submitted[action]) return order
  const moved = { ...move(order, action, { by: 'admin', openid: admin, reason }, now), reason, review_by: null }
  if (verdict.seen && !sameImages(order.proofs, verdict.seen))
    throw new DomainError(4005, '付款截图刚刚有变化，请看过新的截图再决定', { status: order.status })
  if (action !== 'return') return moved
  return {
    ...moved,
    proofs: [],
    returned_proofs: [...order.returned_proofs, ...order.proofs],
    expire_at: earlier(addMinutes(now, settings.hold_minutes), order.end_time),
  }
}

/** The player lets go of a hold. Doing so again changes nothing. */
export function cancel(order: Order, now: Instant): Order {
  if (wasLast(order, 'cancel')) return order
  return move(order, 'cancel', { by: 'player', openid: order.openid, reason: '' }, now)
}

/** An admin ends an order that is not over, with a reason the player reads. */
export function adminCancel(order: Order, admin: string, reason: string, now: Instant): Order {
  if (reason.trim() === '') throw malformed('reason', '请写明原因')
  if (wasLast(order, 'admin_cancel')) return order
  return {
    ...move(order, 'admin_cancel', { by: 'admin', openid: admin, reason: reason.trim() }, now),
    reason: reason.trim(),
  }
}

/** Writes down that a hold has lapsed. When it lapsed is `expire_at`, whoever writes it and whenever. */
export function expire(order: Order, now: Instant): Order {
  return statusAt(order, now) === order.status ? order : { ...order, status: 'expired' }
}

export function placeOf(order: Order): string {
  return placeId(order.console_id, order.start_time)
}

/** What happened to an order, the lapse included: read from the clock, so that late writing shows nowhere. */
export function historyAt(order: Order, now: Instant): HistoryEntry[] {
  if (statusAt(order, now) !== 'expired') return order.history
  const from = order.history.at(-1)?.to ?? 'pending'
  return [
    ...order.history,
    { action: 'expire', from, to: 'expired', at: order.expire_at, by: 'clock', openid: '', reason: '' },
  ]
}

/** When an order changed last, the lapse included. */
export function updatedAt(order: Order, now: Instant): Instant {
  return statusAt(order, now) === 'expired' ? order.expire_at : order.updated_at
}
