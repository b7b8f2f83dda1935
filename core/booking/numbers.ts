import { MAX_CONSOLES } from '../shop/settings'
import { hourNumber, shopTime, startOfShopDay, shopDay, type Instant } from '../time'

/** No two unfinished orders start this many hours apart or more: the window and the longest order fit in. */
const HOURS_APART = 83
const PLACES = HOURS_APART * MAX_CONSOLES
const CODES = 1_000_000
const CODES_A_PLACE = Math.floor(CODES / PLACES)
const ORDER_NUMBERS_A_PLACE = 2
const TICK_MS = 10

/** Without I, L, O and U, which are misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number of its own for each place that an unfinished order can own. */
export function placeNumber(console_id: string, start_time: Instant): number {
  return (hourNumber(start_time) % HOURS_APART) * MAX_CONSOLES + Number(console_id) - 1
}

/** The numbers of all places of one slot, from (included) to (excluded). */
export function placeNumbersAt(start_time: Instant): { from: number; to: number } {
  const from = placeNumber('1', start_time)
  return { from, to: from + MAX_CONSOLES }
}

/**
 * The six digits a player types into the transfer. A place has 602 codes of its own and one owner at most, so two
 * unfinished orders never share one, without a document the whole shop would have to write. `random` is any whole
 * number; `avoid` are the codes of the place that moved orders took with them, and of its last holds, newest
 * first, which their players may still pay.
 */
export function payCode(console_id: string, start_time: Instant, random: number, avoid: string[] = []): string {
  const code = (turn: number) => {
    const number = placeNumber(console_id, start_time) * CODES_A_PLACE + (turn % CODES_A_PLACE)
    // 479,001 is prime to a million: every number gets another code, and neighbours look unlike
    return String((number * 479_001 + 123_456) % CODES).padStart(6, '0')
  }
  const recent = new Set(avoid.slice(0, CODES_A_PLACE - 1))
  let turn = random
  while (recent.has(code(turn))) turn++
  return code(turn)
}

/** Orders made at `time` or later have this number or a greater one. */
export function firstOrderNumber(time: Instant): string {
  return orderNumber('1', '1970-01-01T00:00:00.000Z', time, 0)
}

/** What people read aloud, `261123-0K7Q2MD`: the day, then the moment (10 ms), the place and a little chance, as one number. */
export function orderNumber(console_id: string, start_time: Instant, now: Instant, random: number): string {
  const tick = Math.floor((Date.parse(now) - Date.parse(startOfShopDay(shopDay(now)))) / TICK_MS)
  let rest =
    (tick * PLACES + placeNumber(console_id, start_time)) * ORDER_NUMBERS_A_PLACE + (random % ORDER_NUMBERS_A_PLACE)
  let text = ''
  for (let digit = 0; digit < 7; digit++) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return `${shopTime(now).format('YYMMDD')}-${text}`
}
