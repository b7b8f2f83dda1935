import type { Order } from './order'
import { statusTraits } from './status'
import { cleanLine } from '../text'
import { addHours, shopTime, type Instant } from '../time'

const MOST_OF_A_THING = 20

/** What became of an order, in at most five Chinese characters, as WeChat's `phrase` fields demand. Pending again means that the proof was returned. */
function phraseOf({ status }: Order): string {
  return status === 'pending' ? '已退回' : statusTraits[status].word
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
    phrase1: { value: phraseOf(order) },
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
