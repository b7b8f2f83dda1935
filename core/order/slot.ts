import type { Fen } from '../money'
import { isLive, type Reservation } from './place'
import { hourWithin, type Console, type Settings } from '../shop/settings'
import { addHours, nextWholeHour, shopTime, type Instant } from '../time'

export const WINDOW_HOURS = 72

export interface Slot {
  start_time: Instant
  end_time: Instant
  available: boolean
  mine: boolean
  remaining: number
  /** the ids of the consoles that nobody owns */
  free: string[]
  capacity: number
  price: Fen
  closed: boolean
}

/** The first slot and the end (exclusive) of the starts that can be booked at `now`. */
export function bookingWindow(now: Instant): { from: Instant; to: Instant } {
  const from = nextWholeHour(now)
  return { from, to: addHours(from, WINDOW_HOURS) }
}

/** `isRunning` counts the hour that has begun and is not over among them. */
export function isInWindow(start_time: Instant, now: Instant, isRunning = false): boolean {
  const { from, to } = bookingWindow(now)
  return (isRunning ? addHours(start_time, 1) > now : start_time >= from) && start_time < to
}

/**
 * The weekday on which the interval began that this hour lies in; null outside of it. What lies past midnight belongs to the
 * evening before: the night of Friday, 22:00 to 2:00, ends on Saturday and is Friday's.
 */
function weekdayOfInterval(start_time: Instant, from_hour: number, to_hour: number): number | null {
  const time = shopTime(start_time)
  if (!hourWithin(time.hour(), from_hour, to_hour)) return null
  const isPastMidnight = to_hour < from_hour && time.hour() < to_hour
  return isPastMidnight ? time.subtract(1, 'day').day() : time.day()
}

function isShopOpen({ opening_hours, closed_weekdays }: Settings, start_time: Instant): boolean {
  const weekday = weekdayOfInterval(start_time, opening_hours.from_hour, opening_hours.to_hour)
  return weekday !== null && !closed_weekdays.includes(weekday)
}

/** The consoles that are not switched off, as players are shown them. */
export function consolesInUse({ consoles }: Pick<Settings, 'consoles'>): Pick<Console, 'id' | 'name'>[] {
  return consoles.filter(({ open }) => open).map(({ id, name }) => ({ id, name }))
}

/** The consoles that can be booked in a slot. */
export function openConsoles(settings: Settings, start_time: Instant): Console[] {
  if (!isShopOpen(settings, start_time)) return []
  const end_time = addHours(start_time, 1)
  const closures = settings.closures.filter((closure) => closure.from_time < end_time && closure.to_time > start_time)
  if (closures.some((closure) => closure.console_id === null)) return []
  return settings.consoles.filter(
    (console) => console.open && !closures.some((closure) => closure.console_id === console.id),
  )
}

export function priceOf(settings: Settings, start_time: Instant): Fen {
  const rule = settings.price_rules.find(({ weekdays, from_hour, to_hour }) => {
    const weekday = weekdayOfInterval(start_time, from_hour, to_hour)
    return weekday !== null && weekdays.includes(weekday)
  })
  return rule ? rule.price : settings.price_per_hour
}

/** What a stretch of hours costs, hour by hour. */
export function priceOfHours(settings: Settings, start_times: Instant[]): Fen {
  return start_times.reduce((sum, start_time) => sum + priceOf(settings, start_time), 0)
}

/** The open consoles of a slot that nobody owns at `now`. `reservations` may hold other slots too. */
export function freeConsoles(
  settings: Settings,
  reservations: Reservation[],
  start_time: Instant,
  now: Instant,
): Console[] {
  const taken = new Set<string>()
  for (const reservation of reservations)
    if (reservation.start_time === start_time && isLive(reservation, now)) taken.add(reservation.console_id)
  return openConsoles(settings, start_time).filter((console) => !taken.has(console.id))
}

/** The slots from `from` on, `hours` of them at the most, cut to what can be booked at `now`. */
export function listSlots(
  settings: Settings,
  reservations: Reservation[],
  openid: string,
  now: Instant,
  from: Instant = now,
  hours = WINDOW_HOURS,
): Slot[] {
  const bySlot = new Map<Instant, Reservation[]>()
  for (const reservation of reservations) {
    const others = bySlot.get(reservation.start_time)
    if (others) others.push(reservation)
    else bySlot.set(reservation.start_time, [reservation])
  }
  const slots: Slot[] = []
  const first = nextWholeHour(from)
  for (let hour = 0; hour < hours; hour++) {
    const start_time = addHours(first, hour)
    if (isInWindow(start_time, now)) slots.push(slotAt(settings, bySlot.get(start_time) ?? [], openid, now, start_time))
  }
  return slots
}

function slotAt(settings: Settings, owned: Reservation[], openid: string, now: Instant, start_time: Instant): Slot {
  const capacity = openConsoles(settings, start_time).length
  const free = freeConsoles(settings, owned, start_time, now).map(({ id }) => id)
  return {
    start_time,
    end_time: addHours(start_time, 1),
    available: free.length > 0,
    mine: owned.some((reservation) => reservation.openid === openid && isLive(reservation, now)),
    remaining: free.length,
    free,
    capacity,
    price: priceOf(settings, start_time),
    closed: capacity === 0,
  }
}
