import { yuan } from '../money'
import { statusAt, type Order } from '../order/order'
import type { OrderStatus } from '../order/status'
import { shopTime, type Instant } from '../time'

const statusWords: { [S in OrderStatus]: string } = {
  pending: '待支付',
  proof_submitted: '待核验',
  paid: '已确认',
  rejected: '已驳回',
  cancelled: '已取消',
  expired: '已过期',
}

/** A spreadsheet runs what begins like a formula; an apostrophe makes it text again. */
function harmless(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

function line(values: string[]): string {
  return values.map((value) => `"${harmless(value).replaceAll('"', '""')}"`).join(',') + '\r\n'
}

export const csvHeading = line(['订单号', '状态', '玩家', '主机', '开始', '金额（元）', '备注码', '下单时间', '说明'])

function moment(time: Instant): string {
  return shopTime(time).format('YYYY-MM-DD HH:mm')
}

export function csvLine(order: Order, now: Instant): string {
  return line([
    order.order_no,
    statusWords[statusAt(order, now)],
    order.player_name,
    order.console_name,
    moment(order.start_time),
    yuan(order.amount),
    order.pay_code,
    moment(order.created_at),
    order.reason,
  ])
}
