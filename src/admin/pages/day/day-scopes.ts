import { addHours, nextWholeHour, shopDay, startOfShopDay, type Instant } from '../../../../core/time'

/** Hours to be closed. */
export interface Hours {
  console_id: string | null
  from_time: Instant
  to_time: Instant
}

/**
 * What may be closed from one cell, in the order in which the sheet offers it: this hour, the rest, the day; one console, all. Of
 * today that is what is left of it: nobody is touched by an hour that is over.
 */
export function dayScopes(console_id: string, start_time: Instant, now: Instant): Hours[] {
  const first = startOfShopDay(shopDay(start_time))
  const to_day = addHours(first, 24)
  const running = addHours(nextWholeHour(now), -1)
  const from_day = running > first ? running : first
  const spans = [
    { from_time: start_time, to_time: addHours(start_time, 1) },
    { from_time: start_time, to_time: to_day },
    { from_time: from_day, to_time: to_day },
  ]
  return spans.flatMap((span) => [
    { console_id, ...span },
    { console_id: null, ...span },
  ])
}
