import type { Order } from './order'
import type { OrderStatus } from './status'
import { cleanLine } from '../text'
import { addHours, shopTime, type Instant } from '../time'

const MOST_OF_A_THING = 20

/** `phrase` is up to five Chinese characters and nothing else. */
const results: { [S in OrderStatus]: string } = {
  proof_submitted: '待核验',
  paid: '已确认',
  pending: '已退回',
  rejected: '已驳回',
  cancelled: '已取消',
  expired: '已过期',
}

/** `thing` is one line of up to 20 characters. Halves of characters are refused as control characters are, so none is cut through. */
function thing(text: string): string {
  let kept = ''
  for (const character of cleanLine(text)) {
    if (kept.length + character.length > MOST_OF_A_THING) break
    kept += character
  }
  return cleanLine(kept)
}

/** The fields of the message that says what became of an order, each as WeChat's kind of field allows it: one it refuses is never sent. */
export function messageOf(order: Order): Record<'phrase1' | 'time2' | 'thing3', { value: string }> {
  return {
    phrase1: { value: results[order.status] },
    time2: { value: shopTime(order.start_time).format('YYYY-MM-DD HH:mm') },
    thing3: { value: thing(order.reason) || '请在小程序内查看' },
  }
}

/** How long somebody who may have paid is still told that nobody looked at the proof. */
const CLAIM_HOURS = 24

/**
 * Whether anybody can still do something about a lapse: until the hour begins it can be booked again. Whoever handed in a
 * proof has money to ask about, for a day.
 */
export function isLapseWorthTelling({ start_time, expire_at, proofs }: Order, now: Instant): boolean {
  return now < start_time || (proofs.length > 0 && now < addHours(expire_at, CLAIM_HOURS))
}
