import type { FunctionName, Reply } from '../../../core/contract/contract'
import { nextWholeHour, addHours, instant, type Instant } from '../../../core/time'

/** What a call that got no reply at all counts as. */
export const DIED = -1

/** How often each code was answered. */
export async function tally(calls: Promise<Reply<FunctionName>>[]): Promise<(code: number) => number> {
  const codes = await Promise.all(
    calls.map((call) =>
      call.then(
        (reply) => reply.code,
        () => DIED,
      ),
    ),
  )
  return (code) => codes.filter((other) => other === code).length
}

/** The start of a slot that can be booked now, some hours ahead. */
export function slotIn(hours: number, now: Instant = instant(Date.now())): Instant {
  return addHours(nextWholeHour(now), hours)
}

/** A list made of what `make` gives for 0, 1, 2, … */
export function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}
