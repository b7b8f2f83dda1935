import { DomainError } from '../errors'
import { move } from './moves'
import type { Order } from './order'
import type { Settings } from '../shop/settings'
import { addMinutes, type Instant } from '../time'

/** What an admin says of a visit: the guest came, did not come, or neither is said any more. */
export const visitOutcomes = ['arrived', 'missed', 'cleared'] as const

export type VisitOutcome = (typeof visitOutcomes)[number]

/** How long before the start somebody may be marked as arrived. */
const EARLY_MINUTES = 15

const actionOf = { arrived: 'arrive', missed: 'miss', cleared: 'clear_visit' } as const

/** Whether an admin should say what became of a visit: it is over, and nobody has marked it. */
export function isVisitOpen(order: Order, { check_in }: Pick<Settings, 'check_in'>, now: Instant): boolean {
  return check_in && order.status === 'paid' && order.end_time <= now && order.visit === undefined
}

/** What an admin can say of a visit now. */
export function visitChoices(
  order: Pick<Order, 'status' | 'start_time' | 'end_time' | 'visit'>,
  { check_in }: Pick<Settings, 'check_in'>,
  now: Instant,
): VisitOutcome[] {
  const { status, start_time, end_time, visit } = order
  if (!check_in || status !== 'paid' || now < addMinutes(start_time, -EARLY_MINUTES)) return []
  if (end_time > now) return [visit === 'arrived' ? 'cleared' : 'arrived']
  return (['missed', 'cleared'] as const).filter((outcome) => outcome !== visit)
}

/**
 * Marks a visit. Cleared before its end it is unmarked; afterwards nothing is held against the guest, nor suggested. Saying
 * once more what is said already changes nothing; nothing of it takes a paid hour away.
 */
export function markVisit(order: Order, outcome: VisitOutcome, admin: string, settings: Settings, now: Instant): Order {
  if (!settings.check_in) throw new DomainError(4005, '到店登记没有打开，请店主在设置里打开')
  const isOver = order.end_time <= now
  const visit = outcome === 'cleared' && !isOver ? undefined : outcome
  const by = { by: 'admin', openid: admin, reason: '' } as const
  const { visit: before, ...unmarked } = move(order, actionOf[outcome], by, now)
  if (before === visit) return order
  if (outcome === 'arrived' && now < addMinutes(order.start_time, -EARLY_MINUTES))
    throw new DomainError(4005, `开始前 ${EARLY_MINUTES} 分钟起才能登记到店`)
  if (outcome === 'arrived' && isOver) throw new DomainError(4005, '时段已经结束，不用再登记到店')
  if (outcome === 'missed' && !isOver) throw new DomainError(4005, '时段还没有结束，不能记为未到')
  return visit === undefined ? unmarked : { ...unmarked, visit }
}
