import type { Contract } from '../../../../core/contract/contract'

type Found = Pick<Contract['adminListOrders']['request'], 'order_no' | 'pay_code' | 'player_id'>

/** What the text in the search field means: six digits, or four on orders of before, are a pay code, a day and a number an order, anything else a player. */
export function readSearch(text: string): Found {
  const trimmed = text.trim()
  if (trimmed === '') return {}
  if (/^(\d{4}|\d{6})$/.test(trimmed)) return { pay_code: trimmed }
  const order_no = /^(\d{6})-?([0-9A-Z]{7})$/i.exec(trimmed)
  if (order_no) return { order_no: `${order_no[1]}-${order_no[2]}`.toUpperCase() }
  return { player_id: trimmed }
}
