import type { Contract, OrderView } from '../contract/contract'
import { playerSettingNames, type PlayerSettings } from '../shop/settings'

type MarkedOrder = Pick<OrderView, 'id' | 'status' | 'updated_at'>

/** Two values of 32 bits, mixed with every character (the hash cyrb53): no secret, only short. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    a = Math.imul(a ^ character, 2654435761)
    b = Math.imul(b ^ character, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/**
 * A few characters that differ when what they stand for differs. The phone makes one of what it shows, the cloud one of what
 * there is: while they are equal, nothing has to be sent.
 */
function markOf(shown: unknown): string {
  return digest(JSON.stringify(shown))
}

function factsOf({ id, status, updated_at }: MarkedOrder) {
  return [id, status, updated_at]
}

/** Of the hours and the consoles, with the order that waits and what is said around them. */
export function slotsMark(
  { slots, consoles }: Contract['listSlots']['data'],
  pending: MarkedOrder | null,
  settings: PlayerSettings,
): string {
  return markOf([
    slots.map(({ start_time, free, mine, price, closed }) => [start_time, free, mine, price, closed]),
    consoles.map(({ id, name }) => [id, name]),
    pending && factsOf(pending),
    playerSettingNames.map((name) => settings[name]),
  ])
}

export function orderMark(order: MarkedOrder): string {
  return markOf(factsOf(order))
}

/** Of a list of orders, and whether there are more of them. */
export function ordersMark(orders: MarkedOrder[], isMore: boolean): string {
  return markOf([orders.map(factsOf), isMore])
}
