import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A moment as ISO 8601 in UTC with milliseconds: of fixed width, so that text order is time order. */
export type Instant = string

const SHANGHAI_OFFSET_MINUTES = 8 * 60
const HOUR_MS = 3_600_000

export const instant = (ms: number): Instant => new Date(ms).toISOString()

export const addMinutes = (time: Instant, minutes: number): Instant => instant(Date.parse(time) + minutes * 60_000)

export const addHours = (time: Instant, hours: number): Instant => instant(Date.parse(time) + hours * HOUR_MS)

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** Whole hours since 1970. Shanghai is a whole number of hours from UTC, so its hours begin together with ours. */
export const hourNumber = (time: Instant): number => Math.floor(Date.parse(time) / HOUR_MS)

export const isWholeHour = (time: Instant): boolean => Date.parse(time) % HOUR_MS === 0

/** The next whole hour at or after `time`; an exact hour counts itself. */
export const nextWholeHour = (time: Instant): Instant => instant(Math.ceil(Date.parse(time) / HOUR_MS) * HOUR_MS)

/**
 * The shop's own clock, to be read, not converted back. A fixed offset, because the cloud's process runs in UTC and China has
 * no daylight saving; added by hand, because dayjs' `utcOffset` goes through the process's zone and errs around its changes.
 */
export const shopTime = (time: Instant): dayjs.Dayjs => dayjs.utc(time).add(SHANGHAI_OFFSET_MINUTES, 'minute')

/** `YYYY-MM-DD` in Shanghai. */
export const shopDay = (time: Instant): string => shopTime(time).format('YYYY-MM-DD')

/** When a day of the shop (`YYYY-MM-DD`) begins. */
export const startOfShopDay = (day: string): Instant => addMinutes(`${day}T00:00:00.000Z`, -SHANGHAI_OFFSET_MINUTES)
