import { owedOf, sumOf, yuan } from '../money'
import { linesOf } from '../order/money-lines'
import { statusAt } from '../order/order'
import { statusTraits } from '../order/status'
import type { Console } from '../shop/settings'
import { cleanLine } from '../text'
import { shopTime, type Instant } from '../time'
import { consoleNameOf, playerNameOf, type ReadOrder } from './present'

/** A spreadsheet runs what begins like a formula; an apostrophe makes it text again. */
function harmless(value: string): string {
  return /^[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value
}

/**
 * A spreadsheet reads 0107 as the number 107 and 3-4 as a day, in quotes too. The formula ="0107" is the text 0107 in Excel, WPS and
 * Numbers alike; a tab or an apostrophe before it would stay in the cell, or be taken off together with the zero.
 */
function asText(value: string): string {
  return /^[\d\s.,:/%-]*\d[\d\s.,:/%eE-]*$/.test(value) ? `="${value}"` : value
}

/** A text of ours or of somebody's: never run, never read as a number. What begins like a formula is so no more before ours is added. */
function words(value: string): string {
  return asText(harmless(value))
}

function line(values: string[]): string {
  return values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + '\r\n'
}

export const csvHeading = line([
  '订单号',
  '状态',
  '玩家',
  '主机',
  '开始',
  '金额（元）',
  '备注码',
  '下单时间',
  '说明',
  '小时',
  '已收（元）',
  '已退（元）',
  '待退（元）',
])

function moment(time: Instant): string {
  return shopTime(time).format('YYYY-MM-DD HH:mm')
}

export function csvLine(order: ReadOrder, now: Instant, consoles?: readonly Console[]): string {
  const money = linesOf(order)
  return line([
    order.order_no,
    statusTraits[statusAt(order, now)].word,
    words(playerNameOf(order, now)),
    words(consoleNameOf(order, consoles, now)),
    moment(order.start_time),
    yuan(order.amount),
    words(order.pay_code),
    moment(order.created_at),
    words(cleanLine(order.reason)),
    String(order.hours),
    yuan(sumOf(money, 'received')),
    yuan(sumOf(money, 'refunded')),
    yuan(owedOf(money)),
  ])
}
