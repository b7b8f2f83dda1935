import { keptOf, owedOf, sumOf, type Fen, type MoneyLine } from '../money'
import type { Order } from './order'

/** The money lines of an order. An older version wrote none: what came in then is told by the approval. */
export function linesOf(order: Order): MoneyLine[] {
  if (order.money) return order.money
  const approval = order.history.find(({ action }) => action === 'approve')
  if (!approval || order.amount === 0) return []
  const { at, openid } = approval
  return [{ kind: 'received', amount: order.amount, at, by: openid, how: 'transfer', note: '' }]
}

/** The order with more lines; those that come to nothing are left out. */
export function withLines(order: Order, lines: MoneyLine[]): Order {
  const more = lines.filter(({ amount }) => amount > 0)
  if (more.length === 0) return order
  const money = [...linesOf(order), ...more]
  return { ...order, money, owed: owedOf(money) }
}

/** What came in, without what goes back. */
export function paidOf(order: Order): Fen {
  return keptOf(linesOf(order))
}

/** What came in or was let go, without what goes back. */
export function settledOf(order: Order): Fen {
  return paidOf(order) + sumOf(linesOf(order), 'waived')
}

/** What is still to come in. */
export function dueOf(order: Order): Fen {
  return Math.max(0, order.amount - settledOf(order))
}
