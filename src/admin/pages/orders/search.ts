import type { Contract } from '../../../../core/contract/contract'
import { cleanLine } from '../../../../core/text'

type Found = Pick<Contract['adminListOrders']['request'], 'order_no' | 'pay_code' | 'player_id' | 'player_name'>

/** Letters taken for digits. The numbers of orders have none of these, and pay codes have no letters. */
function asDigits(text: string): string {
  return text.replace(/[oO]/g, '0').replace(/[iIlL|]/g, '1')
}

/** An order's number has its day, which is digits, and seven more. */
const orderNo = /^(\d{6})([\dA-HJKMNP-TV-Z]{7})$/i
const openid = /^o[\w-]{27}$/

/**
 * What the text in the search field means: six digits, or four on orders of before, are a pay code, a day and a number an order, a long
 * id a player; anything else is how a player is called. Full width, spaces, dashes of any kind and letters for digits are understood.
 */
export function readSearch(text: string): Found {
  const written = cleanLine(text.normalize('NFKC'))
  if (written === '') return {}
  if (openid.test(written)) return { player_id: written }
  const digits = asDigits(written.replace(/[\s\-‐-―−ー_.]/g, ''))
  // without one true digit it is a word: 小lol is nobody's code
  if (/^(\d{4}|\d{6})$/.test(digits) && /\d/.test(written)) return { pay_code: digits }
  const number = orderNo.exec(digits)
  if (number) return { order_no: `${number[1]}-${number[2]}`.toUpperCase() }
  return { player_name: cleanLine(text).slice(0, 32) }
}
