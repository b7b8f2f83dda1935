import type { Message } from '../../../core/messages/outbox'
import { statusAt, type Order } from '../../../core/order/order'
import { instant, type Instant } from '../../../core/time'
import { START } from '../points/seeded-history'

/** A message as it left: `<order>:<event>`, and when. */
export interface Sent {
  id: string
  at: number
}

/** Nobody does anything to this player's order; its hour begins soon. */
export const REMINDED = 'reminded'

/** What a sender reads may be overtaken while it sends; it lives no longer than this. */
const SENDING_MS = 60_000

/** Messages about the same kind of event of one order look alike: so many of those that were sent do. */
export function alike(messages: Message[]): number {
  const sent = messages.filter(({ status }) => status === 'sent').map(({ _id }) => _id.replace(/:\d+$/, ''))
  return sent.length - new Set(sent).size
}

/** Messages that left more often than their documents have doubts: nobody had failed, and they came again. */
export function needless(messages: Message[], sent: Sent[]): string[] {
  const allowed = new Map<string, number>()
  for (const { _id, tries, doubts } of messages) {
    const id = _id.replace(/:\d+$/, '')
    allowed.set(id, (allowed.get(id) ?? 0) + (tries > 0 ? 1 + doubts : 0))
  }
  const counts = new Map<string, number>()
  for (const { id } of sent) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].flatMap(([id, count]) => (count > (allowed.get(id) ?? 0) ? id : []))
}

const words: Record<string, string> = {
  approve: 'confirmed',
  return: 'returned',
  reject: 'rejected',
  admin_cancel: 'cancelled',
  admin_move: 'moved',
  refund: 'refunded',
}

/** What the player of an order has to be told, in plain words: `<order>:<event>:<n>`. */
export function toldOf(order: Order, now: string): string[] {
  const counts: Record<string, number> = {}
  // What is there at the beginning was written before there were messages.
  const ids = order.history.flatMap(({ action, at }) => {
    const event = words[action]
    if (!event) return []
    const n = (counts[event] = (counts[event] ?? 0) + 1)
    return at >= instant(START) ? [`${order._id}:${event}:${n}`] : []
  })
  if (order.openid === REMINDED) return [`${order._id}:starts_soon:1`]
  return statusAt(order, now) === 'expired' ? [...ids, `${order._id}:expired:1`] : ids
}

/** Sent, or dropped for a reason that the order's history bears out. */
export function isAccountedFor(
  id: string,
  {
    messages,
    orders,
    sent,
    now,
  }: { messages: Message[]; orders: ReadonlyMap<string, Order>; sent: Sent[]; now: Instant },
): boolean {
  const message = messages.find(({ _id }) => _id === id)
  const order = orders.get(message?.order_id ?? '')
  if (!message || !order) return false
  if (message.status === 'sent') return sent.some((one) => id.startsWith(`${one.id}:`))
  if (message.why === 'too_late') return message.useless_after <= now
  return message.why === 'overtaken' && isOvertaken(message, order)
}

function isOvertaken(message: Message, order: Order): boolean {
  const later = order.history.filter(({ at }) => at > message.at)
  return later.length > 0 || order.status === 'expired'
}

/** Whether what was said was so at that time, but for what a sender may not have seen while it sent. */
export function wasTrue(id: string, at: number, orders: Map<string, Order>): boolean {
  const [order_id = '', event = ''] = id.split(':')
  const order = orders.get(order_id)
  if (!order) return false
  const seen = instant(at - SENDING_MS)
  const entries = order.history.filter((entry) => entry.at <= instant(at))
  const told = entries.filter(({ action }) => words[action] === event).at(-1)
  const over = entries.filter(({ at: when }) => when < seen).at(-1)
  if (event === 'expired')
    return statusAt({ ...order, status: order.history.at(-1)?.to ?? 'pending' }, instant(at)) === 'expired'
  if (event === 'starts_soon') return order.status === 'paid'
  if (!told) return false
  // What came later, before the sender began, must not have changed what the message says.
  return !over || over.at <= told.at || stillSays(event, over.to, over.action)
}

function stillSays(event: string, status: Order['status'], action: string): boolean {
  if (event === 'confirmed') return status === 'paid'
  if (event === 'moved') return action !== 'admin_cancel' && status !== 'rejected'
  if (event === 'cancelled') return status === 'cancelled'
  return event === 'refunded'
}
