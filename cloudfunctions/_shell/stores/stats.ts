import { randomUUID } from 'node:crypto'
import type { Stats } from '../../../core/contract/contract'
import type { Order } from '../../../core/order/order'
import { combine, isSettled, recordOfDay, type DayRecord } from '../../../core/views/stats'
import { addHours, shopDay, startOfShopDay } from '../../../core/time'
import { documents, operators } from '../platform/database'
import type { Transaction } from '../platform/transaction'
import type { DailyStats } from '../platform/documents'
import { readPages } from '../platform/pages'
import type { CallContext } from '../call/context'

const DAYS = 30
/** Days counted again and kept in one call, each a round trip; the next call keeps the next. */
const RENEWED_A_CALL = 4

const COUNTED = {
  status: 1,
  expire_at: 1,
  start_time: 1,
  hours: 1,
  amount: 1,
  order_no: 1,
  'money.kind': 1,
  'money.amount': 1,
  'history.action': 1,
  'history.at': 1,
} as const

/** The numbers of the orders made on a day of the shop begin with it. */
function prefixOf(day: string): string {
  return `${day.slice(2).replaceAll('-', '')}-`
}

/** The days that are wanted, neighbours of the calendar together, so that each run is read at once. */
function runsOf(days: string[], isWanted: (day: string) => boolean): string[][] {
  const runs: string[][] = []
  days.forEach((day, at) => {
    if (!isWanted(day)) return
    const run = runs.at(-1)
    if (run && run.at(-1) === days[at - 1]) run.push(day)
    else runs.push([day])
  })
  return runs
}

/** The orders made on these neighbouring days, by the beginning of their numbers. */
async function ordersMadeOn(days: string[]): Promise<Map<string, Order[]>> {
  const [first = '', last = first] = [days[0], days.at(-1)]
  const range = { $gt: prefixOf(first), $lt: `${prefixOf(last)}~` }
  const made = new Map<string, Order[]>(days.map((day) => [prefixOf(day), []]))
  for (const order of await readPages<Order>('orders', 'order_no', range, COUNTED))
    made.get(order.order_no.slice(0, 7))?.push(order)
  return made
}

/**
 * Stores the figures of days that can no longer change by the clock. When an order of such a day changed meanwhile,
 * `forgetDay` has written a document or another version of the day, and the figures are not stored.
 */
async function storeRecords(counted: DayRecord[], known: Map<string, DailyStats>): Promise<void> {
  const fresh = counted.filter(({ day }) => !known.has(day))
  const kept = fresh.map((record) => ({ _id: record.day, record, version: randomUUID() }))
  if (kept.length > 0) await documents.add('daily_stats', kept)
  const renewed = counted.filter(({ day }) => known.has(day)).slice(0, RENEWED_A_CALL)
  for (const record of renewed) {
    const unchanged = { _id: record.day, version: known.get(record.day)?.version }
    await documents.updateWhere('daily_stats', unchanged, { record: operators().set(record), version: randomUUID() })
  }
}

/** The last 30 days. Only days that can still change are counted; the others were counted once. */
export async function readStats(call: CallContext): Promise<Stats> {
  const today = shopDay(call.now)
  const days = Array.from({ length: DAYS }, (_, at) => shopDay(addHours(startOfShopDay(today), -24 * (DAYS - 1 - at))))
  // An older version kept no sums: such a day is counted once more.
  const found = await documents.find('daily_stats', { _id: operators().gte(days[0]) }, { limit: DAYS })
  const known = new Map(found.map((kept) => [kept._id, kept]))
  const isWhole = ({ _id, record }: DailyStats) => record !== null && _id !== today && 'received' in record
  const records = new Map(found.filter(isWhole).flatMap(({ _id, record }) => (record ? [[_id, record] as const] : [])))
  const settled: DayRecord[] = []
  // A booking that began before midnight may not have been written yet.
  const lastClosed = shopDay(addHours(call.now, -1))
  for (const run of runsOf(days, (day) => !records.has(day))) {
    const made = await ordersMadeOn(run)
    for (const day of run) {
      const orders = made.get(prefixOf(day)) ?? []
      const record = recordOfDay(day, orders, call.now)
      records.set(day, record)
      if (day < lastClosed && isSettled(orders, call.now)) settled.push(record)
    }
  }
  await storeRecords(settled, known)
  const all = days.map((day) => records.get(day) ?? recordOfDay(day, [], call.now))
  return combine(all.slice(0, -1), all.at(-1) ?? recordOfDay(today, [], call.now))
}

/** Makes the stored figures of a day void, because a finished order of it changed. Another call that is counting the day finds another version. */
export function forgetDay(tx: Transaction, day: string): Promise<void> {
  return tx.set('daily_stats', { _id: day, record: null, version: randomUUID() })
}
