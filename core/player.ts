import { DomainError } from './errors'
import type { Settings } from './settings'
import { addHours, type Instant } from './time'

/** A player, and what keeps one player to one unfinished order and an honest number of holds. */
export interface User {
  /** openid */
  _id: string
  nickname: string
  /** '' until the player chooses one */
  avatar_file_id: string
  /** the order made last, while it is unfinished; a lapsed one may still stand here */
  open_order_id: string | null
  /** when the holds of the last hour were made */
  recent_holds: Instant[]
  created_at: Instant
  updated_at: Instant
}

export const newUser = (openid: string, now: Instant): User => ({
  _id: openid,
  nickname: '',
  avatar_file_id: '',
  open_order_id: null,
  recent_holds: [],
  created_at: now,
  updated_at: now,
})

/** A stored player; fields that were not there when it was stored get their first value. */
export const knownUser = (stored: Partial<User> | null, openid: string, now: Instant): User => ({
  ...newUser(openid, now),
  ...stored,
})

const lastHour = (user: User, now: Instant): Instant[] => user.recent_holds.filter((time) => time > addHours(now, -1))

/** 4006 for a player who held too often within the hour, however each hold ended. */
export function assertMayHold(user: User, settings: Settings, now: Instant): void {
  const recent = lastHour(user, now)
  if (recent.length < settings.holds_per_hour) return
  throw anHourAfter(recent[recent.length - settings.holds_per_hour] ?? now, now, '操作太频繁', '试')
}

/** 4006 for a player whose holds still count: whoever leaves and comes back would begin to count anew. */
export function assertMayLeave(user: User, now: Instant): void {
  const last = lastHour(user, now).at(-1)
  if (last !== undefined) throw anHourAfter(last, now, '刚预约过', '注销')
}

function anHourAfter(hold: Instant, now: Instant, why: string, what: string): DomainError {
  const retry_at = addHours(hold, 1)
  const minutes = Math.max(1, Math.ceil((Date.parse(retry_at) - Date.parse(now)) / 60_000))
  return new DomainError(4006, `${why}，请 ${minutes} 分钟后再${what}`, { retry_at })
}

/** The player after a new hold. */
export const withHold = (user: User, order_id: string, now: Instant): User => ({
  ...user,
  open_order_id: order_id,
  recent_holds: [...lastHour(user, now), now],
  updated_at: now,
})
