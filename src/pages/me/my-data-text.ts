import type { Contract, OrderView } from '../../../core/contract/contract'
import type { Instant } from '../../../core/time'
import { texts } from '../../texts'

export type MyData = Omit<Contract['exportMyData']['data'], 'next_cursor'>

const { file, order: names } = texts

/** Fields that say something, a line each. */
function linesOf(fields: [name: string, value: string][]): string[] {
  return fields.filter(([, value]) => value !== '').map(([name, value]) => file.field(name, value))
}

function orderLines(order: OrderView): string[] {
  return [
    '',
    ...linesOf([
      [names.no, order.order_no],
      [file.slot, file.hour(order.start_time, order.end_time)],
      [names.console, order.console_name],
      [names.amount, texts.price(order.amount)],
      [file.state, texts.status(order)],
      [names.code, order.pay_code],
      [names.note, order.note],
      [names.reason, order.reason],
    ]),
    ...(order.history ?? []).map(({ at, action, reason }) =>
      file.field(file.moment(at), texts.happened[action] + (reason && `（${reason}）`)),
    ),
    ...linesOf(order.proofs.map(({ url = '' }) => [names.proofs, url])),
  ]
}

/** All that the shop knows about a player, for people to read. */
export function myDataText({ user, orders }: MyData, now: Instant): string {
  return [
    file.title,
    ...linesOf([
      [file.made, file.moment(now)],
      [file.id, user.id],
      [texts.me.nickname, user.nickname],
      [file.avatar, user.avatar_url],
    ]),
    file.links,
    '',
    file.orders(orders.length),
    ...orders.flatMap(orderLines),
    '',
  ].join('\r\n')
}
