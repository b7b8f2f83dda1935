import fc from 'fast-check'
import { DomainError, type ErrorDetail } from '../errors'
import { expire, type Order } from '../order/order'
import { defaultSettings } from '../shop/settings'
import { actions, type Action } from '../order/status'
import { addMinutes, type Instant } from '../time'
import { ADMIN, anOrder, aProof, NOW } from './samples'
import { adminCancel, cancel, move } from '../order/moves'
import { submitProof } from '../order/proof'
import { verify } from '../order/verdict'

/** Does to an order what the people who may do so would, with a proof called `proof`. */
export function act(order: Order, action: Action, now: Instant, proof = 'b'): Order {
  const verdict = (pass: boolean, allow_resubmit: boolean) =>
    verify(order, { pass, allow_resubmit, reason: '看不清' }, ADMIN, defaultSettings, now)
  switch (action) {
    case 'submit_proof':
      return submitProof(order, [aProof(proof, now)], undefined, defaultSettings, now)
    case 'approve':
      return verdict(true, false)
    case 'return':
      return verdict(false, true)
    case 'reject':
      return verdict(false, false)
    case 'cancel':
      return cancel(order, now)
    case 'admin_cancel':
      return adminCancel(order, { admin: ADMIN, reason: '主机坏了' }, now)
    case 'expire':
      return expire(order, now)
    case 'move':
      return move(order, action, { by: 'player', openid: order.openid, reason: '' }, now)
    case 'admin_move':
    case 'arrive':
    case 'miss':
    case 'clear_visit':
    case 'refund':
      return move(order, action, { by: 'admin', openid: ADMIN, reason: '' }, now)
  }
}

/** The refusal with which `run` ends; a refusal that is none of the domain's is thrown on. */
export function refusalOf(run: () => unknown): { code: number; detail?: ErrorDetail } | null {
  try {
    run()
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.code, ...(error.detail && { detail: error.detail }) }
  }
}

export interface Life {
  order: Order
  now: Instant
}

/** Orders after any actions at any moments one after another; those that are refused leave no trace. */
export const lives: fc.Arbitrary<Life> = fc
  .array(
    fc.record({
      action: fc.constantFrom(...actions),
      minutes: fc.nat({ max: 20 }),
      proof: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
    {
      maxLength: 12,
    },
  )
  .map((steps) => {
    let order = anOrder()
    let now = NOW
    for (const { action, minutes, proof } of steps) {
      now = addMinutes(now, minutes)
      refusalOf(() => (order = act(order, action, now, proof)))
    }
    return { order, now }
  })
