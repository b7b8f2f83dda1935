import { addHours, instant } from '../../../core/time'
import type { FunctionName } from '../../../core/contract/contract'
import { aJpeg } from '../../support/pictures'
import type { SimulatedCloud, Outcome } from '../../simulation/cloud'
import type { Request, Shop } from './model'

export const ADMIN = 'lan'

/** How a request of the model is made in the real contract. */
export interface Asked {
  name: FunctionName
  openid: string
  event: object
}

/** Order ids by the model's keys, as far as replies have told them. */
export type Ids = Map<string, string>

/** What gives an order hours of another time, or a guest hours at the counter. */
function newHours(request: Extract<Request, { kind: 'book' | 'move' | 'admin_move' }>, ids: Ids): Asked {
  const start_time = instant(request.slot)
  if (request.kind === 'book') {
    const { hours, console: console_id, key: idempotency_key } = request
    const event = { start_time, hours, console_id, idempotency_key, guest_name: '老张', received: 'cash' }
    return { name: 'adminBook', openid: ADMIN, event }
  }
  const event = { order_id: ids.get(request.key), start_time }
  if (request.kind === 'move') return { name: 'moveOrder', openid: request.player, event }
  return { name: 'adminMoveOrder', openid: ADMIN, event: { ...event, reason: '主机坏了' } }
}

export function askedOf(request: Request, ids: Ids, shop: Shop): Asked {
  switch (request.kind) {
    case 'create': {
      const event = { start_time: instant(request.slot), hours: request.hours, idempotency_key: request.key }
      return { name: 'createReservation', openid: request.player, event }
    }
    case 'book':
    case 'move':
    case 'admin_move':
      return newHours(request, ids)
    case 'cancel':
      return { name: 'cancelOrder', openid: request.player, event: { order_id: ids.get(request.key) } }
    case 'admin_cancel':
      return { name: 'cancelOrder', openid: ADMIN, event: { order_id: ids.get(request.key), reason: '主机坏了' } }
    case 'upload': {
      const event = { order_id: ids.get(request.key), file_ids: [request.image] }
      return { name: 'uploadProof', openid: request.player, event }
    }
    case 'read':
      return { name: 'getOrder', openid: ADMIN, event: { order_id: ids.get(request.key) } }
    case 'list':
    case 'end':
      return {
        name: 'listSlots',
        openid: ADMIN,
        event: { from: instant(shop.slots[0] ?? 0), hours: shop.slots.length },
      }
    case 'approve':
    case 'return':
    case 'reject': {
      const event = { order_id: ids.get(request.key), pass: request.kind === 'approve', reason: '看不清' }
      return { name: 'verify', openid: ADMIN, event: { ...event, allow_resubmit: request.kind === 'return' } }
    }
  }
}

interface OrderReply {
  id: string
  status: string
  console_id: string
  amount: number
  expire_at?: string
}

const OUTCOME_UNKNOWN = [5001, 4006]

/** What a reply says in the words of the model; null when nobody can know what was done. */
export function answerOf({ reply }: Outcome, keyOf: (id: string) => string): string | null {
  if (!reply || OUTCOME_UNKNOWN.includes(reply.code)) return null
  if (reply.code === 4002) return `4002 ${keyOf(reply.detail?.order_id ?? '')}`
  if (reply.code === 4005) return `4005 ${reply.detail?.status}`
  if (reply.code !== 0) return String(reply.code)
  const data = reply.data as { order?: OrderReply; slots?: { remaining: number }[] }
  if (!data.order) return (data.slots ?? []).map(({ remaining }) => remaining).join(' ')
  const { id, status, console_id, amount, expire_at } = data.order
  return `0 ${[keyOf(id), status, console_id, amount, expire_at ? Date.parse(expire_at) : ''].join(' ')}`
}

let pictures = 0

/** Puts a screenshot into a player's inbox; its file id names it in the model too. */
export async function uploadImage({ wire }: SimulatedCloud, openid: string): Promise<string> {
  const picture = aJpeg(16 + (++pictures % 4000), 8)
  return wire.storage.upload(`inbox/${openid}/${pictures}.jpg`, openid, picture)
}

/** The shop of one history: few places, so that players meet. */
export function aShop(start: number, consoles: number, slots: number): Shop {
  const first = Date.parse(addHours(instant(start - (start % 3_600_000)), 5))
  return {
    consoles: Array.from({ length: consoles }, (_, at) => String(at + 1)),
    slots: Array.from({ length: slots }, (_, at) => first + at * 3_600_000),
    price: 1500,
    holdMs: 15 * 60_000,
    reviewMs: 60 * 60_000,
    maxMoves: 1,
  }
}
