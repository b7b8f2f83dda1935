import { randomUUID } from 'node:crypto'
import type { Stats } from '../../core/contract'
import type { Order } from '../../core/order'
import { combine, isSettled, recordOfDay, type DayRecord } from '../../core/stats'
import { addHours, shopDay, startOfShopDay } from '../../core/time'
import type { Call } from './call'
import { documents, operators, type Transaction } from './cloud'
import type { DailyStats } from './documents'
import { inTransaction } from './retry'

const DAYS = 30
const PAGE = 1000

/** The orders made on a day of the shop: their numbers begin with it. */
async function ordersMadeOn(day: string): Promise<Order[]> {
  const prefix = day.slice(2).replaceAll('-', '')
  const found: Order[] = []
  for (let after = `${prefix}-`; ;) {
    const page = await documents.aggregate<Order>('orders', [
      { $match: { order_no: { $gt: after, $lt: `${prefix}-~` } } },
      { $sort: { order_no: 1 } },
      { $limit: PAGE },
      {
        $project: {
          status: 1,
          expire_at: 1,
          start_time: 1,
          amount: 1,
          'history.action': 1,
          'history.at': 1,
          order_no: 1,
        },
      },
    ])
    found.push(...page)
    if (page.length < PAGE) return found
    after = page.at(-1)?.order_no ?? after
  }
}

/** Counts a day and, when nothing of it can change by the clock, keeps the figures, unless an order changed meanwhile. */
async function countDay(call: Call, day: string, kept: DailyStats | undefined): Promise<DayRecord> {
  const orders = await ordersMadeOn(day)
  const record = recordOfDay(day, orders, call.now)
  // a hold that was begun before midnight may still be on its way
  if (isSettled(orders, call.now) && day < shopDay(addHours(call.now, -1)))
    await inTransaction(call, async (tx) => {
      const current = await tx.get('daily_stats', day)
      if (current?.version === kept?.version) await tx.set('daily_stats', { _id: day, record, version: randomUUID() })
    })
  return record
}

/** The last 30 days. Only days that can still change are counted; the others were counted once. */
export async function readStats(call: Call): Promise<Stats> {
  const today = shopDay(call.now)
  const dayBefore = (days: number) => shopDay(addHours(startOfShopDay(today), -24 * days))
  const _ = operators()
  const kept = await documents.find('daily_stats', { _id: _.gte(dayBefore(DAYS - 1)) }, { limit: DAYS })
  const recordOf = async (day: string): Promise<DayRecord> => {
    const known = kept.find(({ _id }) => _id === day)
    return known?.record ?? (await countDay(call, day, known))
  }
  const past: DayRecord[] = []
  for (let days = DAYS - 1; days > 0; days--) past.push(await recordOf(dayBefore(days)))
  return combine(past, await recordOf(today))
}

/** A finished order changed: what was kept of its day is void, also for whoever is counting it right now. */
export const forgetDay = (tx: Transaction, day: string): Promise<void> =>
  tx.set('daily_stats', { _id: day, record: null, version: randomUUID() })
