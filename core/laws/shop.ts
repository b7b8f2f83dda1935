import { isToCome } from '../order/closing'
import type { Order } from '../order/order'
import { settingsProblem } from '../shop/settings'
import { recordOfDay, type DayRecord } from '../views/stats'
import { shopDay } from '../time'
import { findingsFor, equalFields, type Law } from './law'

/** The roster names exactly those who have the role of an owner. Two owners who remove each other at once conflict on it. */
export const rosterNamesTheOwners: Law = ({ rosters, admins }) =>
  findingsFor(rosters, ({ openids }) => {
    const owners = admins.filter(({ role }) => role === 'owner').map(({ _id }) => _id)
    if ([...openids].sort().join() === owners.sort().join()) return false
    const sentence = '店主名单与管理员的角色不一致'
    return { rule: 'roster_names_owners', ids: ['owners'], sentence, repair: { kind: 'write_roster' } }
  })

/** A day as the kept record has it: an older version kept no sums of money. */
function asKept(counted: DayRecord, kept: DayRecord): object {
  if ('received' in kept) return counted
  const { received: _received, refunded: _refunded, owed: _owed, ...before } = counted
  return before
}

export const keptDaysAreRight: Law = ({ daily_stats, orders, now }) => {
  const days = new Map(daily_stats.map(({ _id, record }) => [_id, { record, made: new Array<Order>() }]))
  for (const order of orders) days.get(shopDay(order.created_at))?.made.push(order)
  return findingsFor([...days], ([day, { record, made }]) => {
    made.sort((a, b) => (a.order_no < b.order_no ? -1 : 1))
    if (record === null || equalFields(record, asKept(recordOfDay(day, made, now), record))) return false
    const sentence = `${day} 的统计与订单重新计数的结果不同`
    return { rule: 'kept_day_is_right', ids: [day], sentence, repair: { kind: 'recount_day', day } }
  })
}

/** Every console of an order to come is in the settings. Otherwise the player is on no board, and another machine could get the same number. */
export const consolesAreKnown: Law = ({ settings, orders, now }) => {
  const [current] = settings
  if (!current) return []
  const known = new Set(current.consoles.map(({ id }) => id))
  return findingsFor(orders, (order) => {
    if (known.has(order.console_id) || !isToCome(order, now)) return false
    const sentence = `订单 ${order.order_no} 的主机 ${order.console_id} 不在店铺设置里，请把它加回来（可以停用）`
    return { rule: 'console_is_known', ids: [order._id, order.console_id], sentence }
  })
}

export const settingsAreSound: Law = ({ settings }) =>
  findingsFor(settings, (current) => {
    const problem = settingsProblem(current)
    return problem !== null && { rule: 'settings_are_sound', ids: [problem.field], sentence: problem.message }
  })
