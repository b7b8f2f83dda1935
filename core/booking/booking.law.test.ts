import fc from 'fast-check'
import { findContradictions, type Records } from '../laws/contradictions'
import { lives, refusalOf } from '../testing/actions'
import { after, aUser, consoles, NOW, PLAYER, someSettings } from '../testing/samples'
import { addHours, addMinutes, type Instant } from '../time'
import { chooseConsole, decideHold, type Hold, type ReadInside, type WantedHold } from './booking'
import type { ReadPlace } from './taking'
import { cancel } from '../order/moves'
import type { Order } from '../order/order'
import { isLive, ownedPlaces, ownsPlace, placesOf, reservationsOf, type Reservation } from '../order/place'
import type { User } from '../order/player'
import { priceOf } from '../order/slot'
import { isUnfinished } from '../order/status'

const HOUR = addHours(NOW, 3)
const settings = someSettings({ consoles: consoles(2), price_per_hour: 1500, holds_per_hour: 1000 })

/** A player’s last order and whoever had the place last, each after anything that can happen to an order, at any moment. */
const situations = fc
  .record({
    own: fc.option(lives, { nil: null }),
    other: fc.option(lives, { nil: null }),
    isSame: fc.boolean(),
    isPlaceLeft: fc.boolean(),
    minutes: fc.integer({ min: 0, max: 240 }),
    expected_amount: fc.option(fc.constantFrom(1000, 1500, 2000), { nil: undefined }),
    chance: fc.nat(2000),
  })
  .map(({ own, other, isSame, isPlaceLeft, minutes, expected_amount, chance }) => {
    const now = after(minutes)
    const open_order = own && { ...own.order, _id: 'own', idempotency_key: 'earlier-tap' }
    const theirs = other && { ...other.order, _id: 'theirs', openid: 'hua', idempotency_key: 'of-hua' }
    const place_order = isSame ? open_order : theirs
    const isKept = place_order && (isPlaceLeft || ownsPlace(place_order, now))
    const [place = null] = isKept ? ownedPlaces(place_order) : []
    const user = open_order && aUser({ open_order_id: open_order._id })
    const read: ReadInside = { user, open_order, places: place ? [{ place, order: place_order }] : [] }
    const wanted: WantedHold = {
      openid: PLAYER,
      request: { start_time: HOUR, idempotency_key: 'this-tap', expected_amount },
      console: { id: '1', name: '1号机', open: true },
      settings,
      slot_orders: place_order ? [place_order] : [],
      moved_codes: [],
      random: { order_id: 'new', console: chance, order_number: chance, pay_code: chance },
      now,
    }
    return { read, wanted }
  })

function isOwned({ place, order }: ReadPlace, now: Instant): boolean {
  return (place !== null && isLive(place, now)) || (order !== null && ownsPlace(order, now))
}

/** The hold, or null when there is none for whatever reason. */
function decided(read: ReadInside, wanted: WantedHold): Hold | null {
  let hold: Hold | 'outdated' = 'outdated'
  refusalOf(() => (hold = decideHold(read, wanted)))
  return hold === 'outdated' ? null : hold
}

function holdsIn(check: (hold: Hold, read: ReadInside, wanted: WantedHold) => void): void {
  let holds = 0
  fc.assert(
    fc.property(situations, ({ read, wanted }) => {
      const hold = decided(read, wanted)
      if (hold) check(hold, read, wanted)
      if (hold) holds++
    }),
    { numRuns: 500 },
  )
  expect(holds).toBeGreaterThan(100)
}

test('a hold is only given where nobody owns the place and the player has nothing unfinished', () => {
  holdsIn((_hold, { open_order, places }, { now }) => {
    expect(places.some((place) => isOwned(place, now))).toBe(false)
    expect(open_order !== null && isUnfinished(open_order.status) && open_order.expire_at > now).toBe(false)
  })
})

test('a hold is given wherever nobody owns the place and the player has nothing unfinished, at a price no higher than was shown', () => {
  fc.assert(
    fc.property(situations, ({ read, wanted }) => {
      const { open_order, places } = read
      const isBusy = open_order !== null && isUnfinished(open_order.status) && open_order.expire_at > wanted.now
      const areOwned = places.some((place) => isOwned(place, wanted.now))
      const isFair = (wanted.request.expected_amount ?? 1500) >= 1500
      expect(decided(read, wanted) !== null).toBe(!isBusy && !areOwned && isFair)
    }),
    { numRuns: 500 },
  )
})

test('order, place and player of a hold name each other, and the price is no higher than was shown', () => {
  holdsIn(({ order, reservations, user }, _read, { request, now }) => {
    expect(reservations).toEqual(reservationsOf(order))
    expect(user).toMatchObject({ _id: order.openid, open_order_id: order._id })
    expect(order).toMatchObject({ status: 'pending', amount: priceOf(settings, HOUR), start_time: HOUR })
    expect(order.amount).toBeLessThanOrEqual(request.expected_amount ?? Infinity)
    expect(order.expire_at > now || order.end_time <= now).toBe(true)
  })
})

test('every order that lapsed unwritten is written down as expired, once, and no other order is touched', () => {
  holdsIn(({ lapsed }, { open_order, places }, { now }) => {
    const stale = [open_order, ...places.map(({ order }) => order)].filter(
      (order): order is Order => order !== null && isUnfinished(order.status) && order.expire_at <= now,
    )
    const ids = [...new Set(stale.map(({ _id }) => _id))]
    expect(lapsed.map(({ _id }) => _id)).toEqual(ids)
    for (const order of lapsed)
      expect(order).toEqual({ ...stale.find(({ _id }) => _id === order._id), status: 'expired' })
  })
})

test('the code of a hold is not that of the order which had the place before', () => {
  holdsIn(({ order }, { places }) => expect(places.map((place) => place.order?.pay_code)).not.toContain(order.pay_code))
})

test('the same situation is decided the same again, and nothing that was read is changed', () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const before = structuredClone(situation)
      const first = decided(situation.read, situation.wanted)
      expect(decided(situation.read, situation.wanted)).toEqual(first)
      expect(situation).toEqual(before)
    }),
  )
})

interface Stretch {
  start_time: Instant
  hours: number
}

/** A shop in which one thing is done after the other, kept in maps. */
class SmallShop {
  now: Instant = NOW
  private made = 0
  private readonly orders = new Map<string, Order>()
  private readonly places = new Map<string, Reservation>()
  private readonly users = new Map<string, User>()

  /** Books as the server does: chooses by what it reads, decides, and writes all of what was decided. */
  book(openid: string, { start_time, hours }: Stretch, chance: number): void {
    const user = this.users.get(openid) ?? null
    const open_order = this.orders.get(user?.open_order_id ?? '') ?? null
    const slot_orders = [...this.orders.values()].reverse()
    const reservations = [...this.places.values()]
    const request = { start_time, hours, idempotency_key: `tap-${++this.made}` }
    const random = { order_id: `order-${this.made}`, console: chance, order_number: this.made, pay_code: chance }
    const wanted = { openid, request, settings, slot_orders, moved_codes: [], random, now: this.now }
    const console = chooseConsole({ settings, user, open_order, reservations, slot_orders, block: null }, wanted)
    const places = placesOf({ console_id: console.id, start_time, hours }).flatMap((id): ReadPlace[] => {
      const place = this.places.get(id)
      return place ? [{ place, order: this.orders.get(place.order_id) ?? null }] : []
    })
    const hold = decideHold({ user, open_order, places }, { ...wanted, console })
    if (hold === 'outdated') throw new Error('what was read a moment ago cannot be outdated')
    for (const order of [...hold.lapsed, hold.order]) this.orders.set(order._id, order)
    for (const place of hold.reservations) {
      expect(this.places.has(place._id)).toBe(!hold.added.has(place._id))
      this.places.set(place._id, place)
    }
    this.users.set(openid, hold.user)
  }

  letGo(openid: string): void {
    const user = this.users.get(openid)
    const order = this.orders.get(user?.open_order_id ?? '')
    if (!user || !order) return
    this.orders.set(order._id, cancel(order, this.now))
    for (const id of placesOf(order)) this.places.delete(id)
    this.users.set(openid, { ...user, open_order_id: null })
  }

  records(): Records {
    return {
      orders: [...this.orders.values()],
      reservations: [...this.places.values()],
      users: [...this.users.values()],
      order_audits: [],
      payment_proofs: [],
      admins: [],
      rosters: [],
      daily_stats: [],
      settings: [settings],
    }
  }
}

test('whatever players book and let go of, one after the other, no record contradicts another', () => {
  const step = fc.record({
    openid: fc.constantFrom('ming', 'hua', 'qiang'),
    hour: fc.integer({ min: 3, max: 6 }),
    hours: fc.integer({ min: 1, max: 3 }),
    chance: fc.nat(1000),
    minutes: fc.constantFrom(0, 1, 5, 14, 15, 16),
    isLettingGo: fc.boolean(),
  })
  let booked = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const shop = new SmallShop()
      for (const { openid, hour, hours, chance, minutes, isLettingGo } of steps) {
        shop.now = addMinutes(shop.now, minutes)
        refusalOf(() =>
          isLettingGo ? shop.letGo(openid) : shop.book(openid, { start_time: addHours(NOW, hour), hours }, chance),
        )
        expect(findContradictions(shop.records(), shop.now)).toEqual([])
      }
      booked += shop.records().orders.length
    }),
    { numRuns: 200 },
  )
  expect(booked).toBeGreaterThan(200)
})
