import fc from 'fast-check'
import { act, lives, refusalOf } from '../testing/actions'
import { aReservation, moments } from '../testing/samples'
import { expire, historyAt, statusAt, type Order } from './order'
import { isLive, reservationsOf } from './place'
import { actions, isUnfinished, transitions, type Action } from './status'
import { addHours, earlier } from '../time'
import { toOrderView } from '../views/view'

const whole = { admin: true, history: true, pay_qr_url: 'https://pay' }

test('the timer is invisible: an order written down as expired shows the same to everybody', () => {
  fc.assert(
    fc.property(lives, moments(24), moments(24), ({ order }, a, b) => {
      const [then, now] = a < b ? [a, b] : [b, a]
      expect(toOrderView(expire(order, then), now, whole)).toEqual(toOrderView(order, now, whole))
    }),
  )
})

test('the timer is invisible: every action ends the same on an order written down as expired', () => {
  const outcome = (order: Order, action: (typeof actions)[number], now: string) => {
    let view = {}
    const refusal = refusalOf(() => (view = toOrderView(act(order, action, now), now, whole)))
    return { view, refusal }
  }
  fc.assert(
    fc.property(lives, fc.constantFrom(...actions), fc.nat(600), ({ order, now }, action, minutes) => {
      const later = new Date(Date.parse(now) + minutes * 60_000).toISOString()
      expect(outcome(expire(order, later), action, later)).toEqual(outcome(order, action, later))
    }),
    { numRuns: 300 },
  )
})

test('a history is whole: it begins with the creation, every entry goes on where the last ended, and it ends in the status', () => {
  fc.assert(
    fc.property(lives, moments(24), ({ order, now }, later) => {
      const at = later > now ? later : now
      const history = historyAt(order, at)
      expect(history[0]).toMatchObject({ action: 'create', from: null, to: 'pending' })
      for (const [index, entry] of history.slice(1).entries()) {
        const before = history[index]
        expect(entry.from).toBe(before?.to)
        expect(entry.at >= (before?.at ?? '')).toBe(true)
        expect(entry.from !== null && actions.find((action) => action === entry.action)).toBe(entry.action)
        expect(transitions[entry.from ?? 'expired'][entry.action as Action]).toBe(entry.to)
      }
      expect(history.at(-1)?.to).toBe(statusAt(order, at))
      expect(history.filter((entry) => entry.action === 'expire').length).toBeLessThanOrEqual(1)
    }),
  )
})

test('time only ever expires an order', () => {
  fc.assert(
    fc.property(lives, moments(24), moments(24), ({ order }, a, b) => {
      const sooner = statusAt(order, earlier(a, b))
      const later = statusAt(order, a > b ? a : b)
      expect([sooner, 'expired']).toContain(later)
      if (sooner === 'expired') expect(later).toBe('expired')
    }),
  )
})

test('an order never has more than three images, nor one twice, and has one while it waits for a verdict', () => {
  fc.assert(
    fc.property(lives, ({ order }) => {
      const images = order.proofs.map((proof) => proof.sha256)
      expect(images.length).toBeLessThanOrEqual(3)
      expect(new Set(images).size).toBe(images.length)
      expect(images.length > 0 || order.status !== 'proof_submitted').toBe(true)
    }),
  )
})

test('an order owns its place exactly while it is unfinished or paid', () => {
  fc.assert(
    fc.property(lives, moments(24), ({ order }, now) => {
      const place = reservationsOf(order)[0]
      const status = statusAt(order, now)
      expect(place !== undefined && isLive(place, now)).toBe(isUnfinished(status) || status === 'paid')
      if (place) {
        expect(place.status).toBe(status === 'paid' ? 'confirmed' : 'locked')
        expect(place).toMatchObject({
          order_id: order._id,
          openid: order.openid,
          end_time: addHours(order.start_time, 1),
        })
      }
    }),
  )
})

test('a place is free at the very instant its hold ends', () => {
  const hold = aReservation()
  expect([hold._id, hold.status]).toEqual([`1@${hold.start_time}`, 'locked'])
  expect(isLive(hold, new Date(Date.parse(hold.expire_at ?? '') - 1).toISOString())).toBe(true)
  expect(isLive(hold, hold.expire_at ?? '')).toBe(false)
  expect(isLive({ expire_at: null }, addHours(hold.start_time, 1000))).toBe(true)
})
