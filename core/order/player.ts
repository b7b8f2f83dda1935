import { DomainError } from '../errors'
import { hoursOf, type Stretch } from './place'
import type { Settings } from '../shop/settings'
import { addHours, earlier, type Instant } from '../time'

/** Why and since when a player may not hold. */
export interface Block {
  at: Instant
  /** the admin */
  by: string
  reason: string
}

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
  /** the holds of the last day that are not over by their hours, each with these; an older version stored one hour without saying so */
  held_hours: (Stretch & { at: Instant })[]
  /** when pictures of the last hour were handed in */
  recent_pictures: Instant[]
  blocked: Block | null
  /** the player has asked to be forgotten, and that is under way */
  leaving_at: Instant | null
  created_at: Instant
  updated_at: Instant
}

export function newUser(openid: string, now: Instant): User {
  return {
    _id: openid,
    nickname: '',
    avatar_file_id: '',
    open_order_id: null,
    recent_holds: [],
    held_hours: [],
    recent_pictures: [],
    blocked: null,
    leaving_at: null,
    created_at: now,
    updated_at: now,
  }
}

/** A stored player, whole, whichever version stored it. */
export function wholeUser(stored: Partial<User> & Pick<User, '_id'>): User {
  return {
    ...newUser(stored._id, stored.created_at ?? stored.updated_at ?? ''),
    ...stored,
  }
}

/** A stored player; fields that were not there when it was stored get their first value. */
export function knownUser(stored: Partial<User> | null, openid: string, now: Instant): User {
  return {
    ...newUser(openid, now),
    ...stored,
  }
}

/** Who has held one hour this often within a day, however the holds ended, may not hold it again that day. */
export const HOLDS_OF_ONE_HOUR = 3
const DAY_HOURS = 24
/** A bound, so that no player's document grows without end. */
const MAX_HELD_HOURS = 100

function inLastHour(times: Instant[], now: Instant): Instant[] {
  return times.filter((time) => time > addHours(now, -1))
}

function lastHour(user: User, now: Instant): Instant[] {
  return inLastHour(user.recent_holds, now)
}

/** Refuses with 4005 a player whose data is being deleted, because nothing new may begin then. */
function assertStays(user: User): void {
  if (user.leaving_at !== null) throw new DomainError(4005, '资料正在注销，请稍后重新进入小程序')
}

function endOf({ start_time, hours = 1 }: Stretch): Instant {
  return addHours(start_time, hours)
}

function lastDay(user: User, now: Instant): User['held_hours'] {
  return user.held_hours.filter((hold) => hold.at > addHours(now, -DAY_HOURS) && endOf(hold) > now)
}

/** When an hour that was held too often may be held again; null when it may be held now. */
function heldTooOftenUntil(user: User, start_time: Instant, now: Instant): Instant | null {
  const holds = lastDay(user, now).filter((hold) => hoursOf(hold).includes(start_time))
  const first = holds[holds.length - HOLDS_OF_ONE_HOUR]
  return first ? addHours(first.at, DAY_HOURS) : null
}

/**
 * Refuses with 4004 a player whom the shop has blocked, and with 4006 one who held too often within the last hour, or one of
 * these hours too often within the last day. It does not matter how those holds ended.
 */
export function assertMayHold(user: User, stretch: Stretch, settings: Settings, now: Instant): void {
  assertStays(user)
  if (user.blocked) throw new DomainError(4004, '店家已暂停你的预约，已有的订单不受影响；如有疑问请联系店家')
  assertMayMoveTo(user, stretch, now)
  const recent = lastHour(user, now)
  if (recent.length < settings.holds_per_hour) return
  throw anHourAfter(recent[recent.length - settings.holds_per_hour] ?? now, now, '操作太频繁', '试')
}

/** Refuses with 4006 hours that the player held too often within the last day. Moving a hold is no new hold, but its hours count as held. */
export function assertMayMoveTo(user: User, stretch: Stretch, now: Instant): void {
  assertStays(user)
  const [retry_at] = hoursOf(stretch).flatMap((start_time) => heldTooOftenUntil(user, start_time, now) ?? [])
  if (retry_at) throw new DomainError(4006, `这个时段你已经占过 ${HOLDS_OF_ONE_HOUR} 次，请换一个时段`, { retry_at })
}

/**
 * Refuses with 4006 a player whose holds still count against the limits. Deleting the data would delete the count as well, so
 * that somebody could leave, come back, and hold again at once.
 */
export function assertMayLeave(user: User, now: Instant): void {
  const last = lastHour(user, now).at(-1)
  if (last !== undefined) throw anHourAfter(last, now, '刚预约过', '注销')
  for (const start_time of lastDay(user, now).flatMap(hoursOf)) {
    const retry_at = heldTooOftenUntil(user, start_time, now)
    const end = retry_at && earlier(retry_at, addHours(start_time, 1))
    if (end) throw new DomainError(4006, '你反复占过的时段还没有结束，请在它结束之后再注销', { retry_at: end })
  }
}

function anHourAfter(hold: Instant, now: Instant, why: string, what: string): DomainError {
  const retry_at = addHours(hold, 1)
  const minutes = Math.max(1, Math.ceil((Date.parse(retry_at) - Date.parse(now)) / 60_000))
  return new DomainError(4006, `${why}，请 ${minutes} 分钟后再${what}`, { retry_at })
}

const PICTURES_AN_HOUR = 10

/** The player after handing in one more picture; 4006 when there were too many within the hour. */
export function withPicture(user: User, now: Instant): User {
  assertStays(user)
  const recent = inLastHour(user.recent_pictures, now)
  if (recent.length >= PICTURES_AN_HOUR) throw anHourAfter(recent[0] ?? now, now, '更换头像太频繁', '试')
  return { ...user, recent_pictures: [...recent, now], updated_at: now }
}

/** The player after moving a hold to these hours, which count as held. */
export function withMovedHold(user: User, { start_time, hours }: Stretch, now: Instant): User {
  const held_hours = [...lastDay(user, now), { start_time, hours, at: now }].slice(-MAX_HELD_HOURS)
  return { ...user, held_hours, updated_at: now }
}

/** The player after a new hold of these hours. */
export function withHold(user: User, order_id: string, stretch: Stretch, now: Instant): User {
  return {
    ...withMovedHold(user, stretch, now),
    open_order_id: order_id,
    recent_holds: [...lastHour(user, now), now],
  }
}
