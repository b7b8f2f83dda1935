import type { DayCell } from '../contract/contract'
import { isVisitOpen } from '../order/arrival'
import { statusAt, type Order } from '../order/order'
import { playerNameOf, type ReadOrder } from './present'
import { ownsPlace, placeId, placesOf } from '../order/place'
import { openConsoles } from '../order/slot'
import type { OwningStatus } from '../order/status'
import type { Console, Settings } from '../shop/settings'
import { addHours, startOfShopDay, type Instant } from '../time'

/** Who plays when and on which console: the 24 hours of a day, all consoles, one cell each. */
export function dayBoard(settings: Settings, orders: ReadOrder[], day: string, now: Instant) {
  const owning = orders.filter((order) => ownsPlace(order, now))
  const owners = new Map(owning.flatMap((order) => placesOf(order).map((place_id) => [place_id, order] as const)))
  const consoles = [...settings.consoles, ...unknownConsoles(settings, [...owners.values()])]
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const start_time = addHours(startOfShopDay(day), hour)
    const open = openConsoles(settings, start_time).map((console) => console.id)
    const cells = consoles.map((console) => {
      const owner = owners.get(placeId(console.id, start_time))
      return owner
        ? ownedCell(settings, owner, now)
        : emptyCell(settings, console, start_time, open.includes(console.id))
    })
    return { start_time, cells }
  })
  return { consoles, check_in: settings.check_in, hours }
}

/** Consoles that stand on orders and not in the settings: nobody who has booked may be missing from the board. */
function unknownConsoles(settings: Settings, orders: Order[]): Console[] {
  const known = new Set(settings.consoles.map(({ id }) => id))
  const unknown = new Map<string, Console>()
  for (const { console_id, console_name } of orders)
    if (!known.has(console_id)) unknown.set(console_id, { id: console_id, name: console_name, open: false })
  return [...unknown.values()]
}

function ownedCell(settings: Settings, order: ReadOrder, now: Instant): DayCell {
  const visit = isVisitOpen(order, settings, now) ? ('suggested' as const) : order.visit
  return {
    console_id: order.console_id,
    status: statusAt(order, now) as OwningStatus,
    closure_id: null,
    order_id: order._id,
    player_name: playerNameOf(order, now),
    ...(visit && { visit }),
  }
}

function emptyCell(settings: Settings, console: Console, start_time: Instant, isOpen: boolean): DayCell {
  const end_time = addHours(start_time, 1)
  const closure = settings.closures.find(
    ({ console_id, from_time, to_time }) =>
      (console_id === null || console_id === console.id) && from_time < end_time && to_time > start_time,
  )
  const status = isOpen ? 'free' : 'closed'
  return { console_id: console.id, status, closure_id: closure?.id ?? null, order_id: null, player_name: '' }
}
