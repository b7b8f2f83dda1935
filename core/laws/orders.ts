import { type Order } from '../order/order'
import { firstStatus, transitions } from '../order/status'
import { owedOf } from '../money'
import { linesOf, paidOf, settledOf } from '../order/money-lines'
import { addHours, isWholeHour } from '../time'
import { MAX_HOURS } from '../shop/settings'
import { findingsFor, duplicates, type Law } from './law'
import { MAX_PROOFS } from '../order/proof'

function duplicateFindings(rule: string, what: string, values: string[]) {
  return duplicates(values).map((value) => ({ rule, ids: [value], sentence: `${what} ${value} 重复` }))
}

export const numbersAreGivenOnce: Law = ({ orders, unfinished }) => [
  ...duplicateFindings(
    'order_no_is_unique',
    '订单号',
    orders.map(({ order_no }) => order_no),
  ),
  ...duplicateFindings(
    'key_is_unique',
    '防重键',
    orders.map(({ openid, idempotency_key }) => `${openid} ${idempotency_key}`),
  ),
  ...duplicateFindings(
    'pay_code_is_unique',
    '未完成订单的付款码',
    unfinished.map(({ pay_code }) => pay_code),
  ),
]

function isWalk({ status, history }: Order): boolean {
  const isStep = history.every(({ action, from, to }, at) => {
    if (from !== (history[at - 1]?.to ?? null)) return false
    if (action === 'create' || action === 'admin_book') return from === null && to === firstStatus[action]
    return from !== null && transitions[from][action] === to
  })
  const end = history.at(-1)?.to
  // a lapse is read from the clock, and no step of the history
  return isStep && end !== undefined && (end === status || transitions[end].expire === status)
}

export const historiesLeadToTheirStatus: Law = ({ orders }) =>
  findingsFor(
    orders,
    (order) =>
      !isWalk(order) && {
        rule: 'history_explains_status',
        ids: [order._id],
        sentence: `订单 ${order.order_no} 的经过与它的状态 ${order.status} 对不上`,
      },
  )

/** What a paid order costs came in or was let go, no more came in than stays, and what the shop owes is the sum of its lines. */
export const moneyAddsUp: Law = ({ orders }) =>
  findingsFor(orders, (order) => {
    const lines = linesOf(order)
    const isPaid = order.status !== 'paid' || (settledOf(order) >= order.amount && paidOf(order) <= order.amount)
    const areAmounts = lines.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)
    const owed = owedOf(lines)
    if (isPaid && areAmounts && owed >= 0 && owed === (order.owed ?? 0)) return false
    return { rule: 'money_adds_up', ids: [order._id], sentence: `订单 ${order.order_no} 的收款和应退对不上` }
  })

export const ordersAreWellFormed: Law = ({ orders }) =>
  findingsFor(orders, ({ _id, order_no, status, origin, proofs, start_time, hours, end_time, amount }) => {
    const isPaidFor = origin !== 'staff' && (status === 'paid' || status === 'proof_submitted')
    const fewest = amount === 0 ? 0 : 1
    const hasProof = !isPaidFor || (proofs.length >= fewest && proofs.length <= MAX_PROOFS)
    const isStretch = Number.isInteger(hours) && hours >= 1 && hours <= MAX_HOURS
    const isHour = isWholeHour(start_time) && isStretch && end_time === addHours(start_time, hours)
    if (hasProof && isHour && Number.isSafeInteger(amount) && amount >= 0) return false
    return { rule: 'order_is_sound', ids: [_id], sentence: `订单 ${order_no} 的截图、时段或金额不合规则` }
  })
