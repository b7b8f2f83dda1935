import type { Contract, OrderView } from '../../../core/contract/contract'
import type { Instant } from '../../../core/time'
import { file, texts } from './texts'
import { happened, orderFields, priceText, statusText } from '../../shared/texts'

export type MyData = Omit<Contract['exportMyData']['data'], 'next_cursor'>

/** Fields that say something, a line each. */
function linesOf(fields: [name: string, value: string][]): string[] {
  return fields.filter(([, value]) => value !== '').map(([name, value]) => file.field(name, value))
}

function orderLines(order: OrderView): string[] {
  return [
    '',
    ...linesOf([
      [orderFields.no, order.order_no],
      [file.slot, file.hour(order.start_time, order.end_time)],
      [orderFields.console, order.console_name],
      [orderFields.amount, priceText(order.amount)],
      [file.state, statusText(order)],
      [orderFields.code, order.pay_code],
      [orderFields.note, order.note],
      [orderFields.reason, order.reason],
    ]),
    ...(order.history ?? []).map(({ at, action, reason }) =>
      file.field(file.moment(at), happened[action] + (reason && `（${reason}）`)),
    ),
    ...linesOf(order.proofs.map(({ url = '' }) => [orderFields.proofs, url])),
  ]
}

/** All that the shop knows about a player, for people to read. */
export function myDataText({ user, orders, messages = [] }: MyData, now: Instant): string {
  return [
    file.title,
    ...linesOf([
      [file.made, file.moment(now)],
      [file.id, user.id],
      [texts.nickname, user.nickname],
      [file.avatar, user.avatar_url],
      [file.messages, file.count(messages.filter(({ status }) => status === 'sent').length)],
    ]),
    file.links,
    '',
    file.orders(orders.length),
    ...orders.flatMap(orderLines),
    '',
  ].join('\r\n')
}
