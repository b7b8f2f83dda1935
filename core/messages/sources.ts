import { yuan } from '../money'
import { linesOf } from '../order/money-lines'
import type { Order } from '../order/order'
import type { MessageEvent } from '../shop/message-templates'
import type { Settings } from '../shop/settings'
import type { Instant } from '../time'
import type { FieldKind, Value } from './kinds'

/** What the shop can put into a field, by the name under which it is stored. */
export const sourceNames = [
  'result',
  'time',
  'hours',
  'console',
  'amount',
  'reason',
  'hint',
  'order_no',
  'count',
  'shop',
  'address',
  'phone',
] as const

export type SourceName = (typeof sourceNames)[number]

export type Sources = Record<SourceName, Value>

/** Which values each kind of field can hold, whatever the order; kinds that are not here take a fixed text alone. */
export const sourcesOfKind: { [K in FieldKind]?: readonly SourceName[] } = {
  thing: sourceNames,
  character_string: ['order_no', 'count', 'amount', 'phone'],
  number: ['count', 'amount'],
  phrase: ['result'],
  time: ['time', 'hours'],
  date: ['time', 'hours'],
  amount: ['amount'],
  phone_number: ['phone'],
}

/** In at most five Chinese characters, as WeChat's `phrase` demands. */
export const resultWords: Record<MessageEvent, string> = {
  confirmed: '已确认',
  returned: '已退回',
  rejected: '已驳回',
  cancelled: '已取消',
  moved: '已改时间',
  expired: '已过期',
  starts_soon: '即将开始',
  refunded: '已退款',
  proof_waits: '待核验',
}

const LOOK = '请在小程序内查看'

/** What stands where nobody gave a reason. */
export const hints: Record<MessageEvent, string> = {
  confirmed: '请准时到店',
  returned: '请重新上传转账截图',
  rejected: LOOK,
  cancelled: LOOK,
  moved: '请看新的时间',
  expired: '没有按时收到转账截图',
  starts_soon: '马上就到你的时间了',
  refunded: LOOK,
  proof_waits: '请尽快核验',
}

/** What stands where a value is empty: WeChat refuses a message with an empty field. */
export const standIns: Record<FieldKind, string> = {
  thing: LOOK,
  number: '0',
  letter: 'A',
  symbol: '-',
  character_string: '-',
  time: '00:00',
  date: '2000-01-01',
  amount: '¥0.00',
  phone_number: '-',
  car_number: 'A',
  name: '-',
  phrase: '请查看',
  enum: '',
}

function amountOf(event: MessageEvent, order: Order): number {
  if (event !== 'refunded') return order.amount
  return (
    linesOf(order)
      .filter(({ kind }) => kind === 'refunded')
      .at(-1)?.amount ?? order.amount
  )
}

function hintOf(event: MessageEvent, order: Order): string {
  return event === 'refunded' ? `退款 ¥${yuan(amountOf(event, order))}` : hints[event]
}

/** What a message to an order's player may say. */
export function sourcesOfOrder(event: MessageEvent, order: Order, { shop }: Settings): Sources {
  return {
    result: { text: resultWords[event] },
    time: { moment: order.start_time },
    hours: { from: order.start_time, to: order.end_time },
    console: { text: order.console_name },
    amount: { amount: amountOf(event, order) },
    reason: { text: order.reason || hintOf(event, order) },
    hint: { text: hintOf(event, order) },
    order_no: { text: order.order_no },
    count: { number: order.hours },
    shop: { text: shop.name },
    address: { text: shop.address },
    phone: { text: shop.phone },
  }
}

/** How many proofs wait, and since when the oldest does. */
export interface Waiting {
  count: number
  oldest: Instant
  newest: Instant
}

/** What a message to admins may say: figures, and nobody's name. */
export function sourcesOfWaiting({ count, oldest, newest }: Waiting, text: string, { shop }: Settings): Sources {
  return {
    result: { text: resultWords.proof_waits },
    time: { moment: oldest },
    hours: { from: oldest, to: newest },
    console: { text: '付款截图' },
    amount: { amount: 0 },
    reason: { text },
    hint: { text },
    order_no: { text: '-' },
    count: { number: count },
    shop: { text: shop.name },
    address: { text: shop.address },
    phone: { text: shop.phone },
  }
}
