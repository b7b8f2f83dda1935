import type { Instant } from '../time'

/** WeChat's way of saying that config.json's permissions have not reached it: only its own tools carry them. */
export const NO_PERMISSION = -604101

/** And that a timer's call has no token: a timer has one only where WeChat's own tools have uploaded its trigger. */
export const NO_TOKEN = -501007

/** What WeChat answered to a function that asked for its interface; 0 where it did what was asked. */
export interface Answered {
  at: Instant
  code: number
}

/** Whether an answer says that the function may not ask. Any other error of WeChat's says that it may. */
export function isForbidden(code: unknown): boolean {
  return code === NO_PERMISSION || code === NO_TOKEN
}
