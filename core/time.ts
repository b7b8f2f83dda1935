import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A moment as ISO 8601 in UTC with milliseconds: of fixed width, so that text order is time order. */
export type Instant = string

const SHANGHAI_OFFSET_MINUTES = 8 * 60
const HOUR_MS = 3_600_000

export function instant(ms: number): Instant {
  return new Date(ms).toISOString()
}

export function addMinutes(time: Instant, minutes: number): Instant {
  return instant(Date.parse(time) + minutes * 60_000)
}

export function addHours(time: Instant, hours: number): Instant {
  return instant(Date.parse(time) + hours * HOUR_MS)
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}

/** Whole hours since 1970. Shanghai is a whole number of hours from UTC, so its hours begin together with ours. */
export function hourNumber(time: Instant): number {
  return Math.floor(Date.parse(time) / HOUR_MS)
}

export function isWholeHour(time: Instant): boolean {
  return Date.parse(time) % HOUR_MS === 0
}

/** The next whole hour at or after `time`; an exact hour counts itself. */
export function nextWholeHour(time: Instant): Instant {
  return instant(Math.ceil(Date.parse(time) / HOUR_MS) * HOUR_MS)
}

/**
 * The shop's own clock, to be read, not converted back. A fixed offset, because the cloud's process runs in UTC and China has
 * no daylight saving; added by hand, because dayjs' `utcOffset` goes through the process's zone and errs around its changes.
 */
export function shopTime(time: Instant): dayjs.Dayjs {
  return dayjs.utc(time).add(SHANGHAI_OFFSET_MINUTES, 'minute')
}

/** `YYYY-MM-DD` in Shanghai. */
export function shopDay(time: Instant): string {
  return shopTime(time).format('YYYY-MM-DD')
}

/** When a day of the shop (`YYYY-MM-DD`) begins. */
export function startOfShopDay(day: string): Instant {
  return addMinutes(`${day}T00:00:00.000Z`, -SHANGHAI_OFFSET_MINUTES)
}
