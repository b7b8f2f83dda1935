import { DomainError, malformed } from '../errors'
import { refundDue, yuan, type MoneyLine } from '../money'
import { linesOf, paidOf, withLines } from './money-lines'
import { statusAt, type HistoryEntry, type Order } from './order'
import { transitions, type Action, type OrderStatus } from './status'
import { addHours, type Instant } from '../time'

/** Where `action` leads from the status at `now`: 4003 when the order has lapsed, 4005 when its state forbids the action. */
export function statusAfter(order: Order, action: Action, now: Instant): OrderStatus {
  const status = statusAt(order, now)
  const to = transitions[status][action]
  if (to !== null) return to
  throw status === 'expired' ? new DomainError(4003) : new DomainError(4005, undefined, { status })
}

/** What admins may do again and again, and so often at the most: an order's history has a bound. */
const REPEATABLE: Action[] = ['admin_move', 'arrive', 'miss', 'clear_visit', 'refund']
const MAX_REPEATED = 50

/** The order after `action`, with what happened in its history. */
export function move(
  order: Order,
  action: Action,
  by: Pick<HistoryEntry, 'by' | 'openid' | 'reason' | 'moved_from'>,
  now: Instant,
): Order {
  const to = statusAfter(order, action, now)
  if (REPEATABLE.includes(action) && order.history.filter((entry) => entry.action === action).length >= MAX_REPEATED)
    throw new DomainError(4005, `这笔订单这样改过 ${MAX_REPEATED} 次了`, { status: order.status })
  const entry: HistoryEntry = { action, from: order.status, to, at: now, ...by }
  return { ...order, status: to, updated_at: now, history: [...order.history, entry] }
}

/** Whether the last thing that happened to the order is this very action. */
export function wasLast(order: Order, action: Action): boolean {
  return order.history.at(-1)?.action === action
}

/** Refuses a player who may not cancel a paid order by the shop's rules; whoever only holds may. */
function assertMayCancel(order: Order, cancel_hours: number | null, now: Instant): void {
  if (statusAt(order, now) !== 'paid') return
  const { status } = order
  if (cancel_hours === null) throw new DomainError(4005, '已付款的订单，取消请联系店家', { status })
  if (addHours(order.start_time, -cancel_hours) >= now) return
  const when = cancel_hours === 0 ? '已经开始的订单' : `开始前 ${cancel_hours} 小时内`
  throw new DomainError(4005, `${when}不能自己取消，请联系店家`, { status })
}

/**
 * The player lets go of a hold, or where the shop lets players, of a paid order in time: what came in for it is owed. Doing so
 * again changes nothing.
 */
export function cancel(order: Order, now: Instant, cancel_hours: number | null = null): Order {
  if (wasLast(order, 'cancel')) return order
  assertMayCancel(order, cancel_hours, now)
  const cancelled = move(order, 'cancel', { by: 'player', openid: order.openid, reason: '' }, now)
  return withLines(cancelled, [refundDue(paidOf(order), { at: now, by: '', note: '' })])
}

/** An admin ends an order that is not over, with a reason the player reads. What came in for it is owed, unless the admin says that it is not. */
export function adminCancel(
  order: Order,
  { admin, reason, refund = true }: { admin: string; reason: string; refund?: boolean },
  now: Instant,
): Order {
  const note = reason.trim()
  if (note === '') throw malformed('reason', '请写明原因')
  if (wasLast(order, 'admin_cancel')) return order
  const cancelled = move(order, 'admin_cancel', { by: 'admin', openid: admin, reason: note }, now)
  const owing = refund ? [refundDue(paidOf(order), { at: now, by: admin, note })] : []
  return { ...withLines(cancelled, owing), reason: note }
}

/** What an admin says was paid back. */
export interface Refund extends Pick<MoneyLine, 'amount' | 'how' | 'note'> {
  admin: string
}

/** Writes down what was paid back, at most what is owed. The same once more, as after a lost reply, changes nothing. */
export function markRefunded(order: Order, { admin, amount, how, note }: Refund, now: Instant): Order {
  const last = linesOf(order).at(-1)
  const isSame = last?.by === admin && last.amount === amount && last.how === how && last.note === note
  if (last?.kind === 'refunded' && isSame) return order
  const { owed = 0 } = order
  if (owed === 0) throw new DomainError(4005, '这笔订单没有待退的款', { status: order.status })
  if (amount > owed) throw new DomainError(4005, `最多还应退 ¥${yuan(owed)}`, { status: order.status })
  const refunded = move(order, 'refund', { by: 'admin', openid: admin, reason: note }, now)
  return withLines(refunded, [{ kind: 'refunded', amount, how, note, at: now, by: admin }])
}
