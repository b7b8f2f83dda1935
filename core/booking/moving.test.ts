import { refusalOf } from '../testing/actions'
import { ADMIN, after, anOrder, anOrderIn, aUser, consoles, NOW, PLAYER, someSettings } from '../testing/samples'
import { ownedPlaces, placesOf } from '../order/place'
import { addHours } from '../time'
import { chooseNewConsole, decideMove, type Mover, type Moving, type WantedMove } from './moving'

const settings = someSettings({ consoles: consoles(2), price_per_hour: 1500, max_moves: 1, move_hours: 1 })
const player: Mover = { by: 'player', openid: PLAYER, reason: '' }
const admin: Mover = { by: 'admin', openid: ADMIN, reason: '主机坏了' }
const [first] = consoles(1)
const LATER = addHours(NOW, 8)

function wanted(changes: Partial<WantedMove> = {}): WantedMove {
  if (!first) throw new Error('there is a console')
  return { start_time: LATER, console: first, mover: player, settings, now: after(3), ...changes }
}
function moved(order = anOrder(), changes: Partial<WantedMove> = {}, places = []): Moving {
  const decided = decideMove({ order, places, user: null }, wanted(changes))
  if (decided === 'outdated') throw new Error('nothing has changed since it was read')
  return decided
}
function chosen(order = anOrder(), mover = player, changes = {}) {
  const read = { settings: { ...settings, ...changes }, reservations: ownedPlaces(order), slot_orders: [order] }
  return chooseNewConsole(read, order, { start_time: LATER, mover, now: after(3) }, 1)
}

test('a hold has its new hours until the moment at which it would have ended', () => {
  const order = anOrder()
  const { order: after_move, reservations, freed, added } = moved(order)
  expect(after_move).toMatchObject({ start_time: LATER, end_time: addHours(LATER, 1), expire_at: order.expire_at })
  expect([reservations.map(({ _id }) => _id), [...added], freed]).toEqual([
    placesOf(after_move),
    placesOf(after_move),
    placesOf(order),
  ])
})

test('a hold that would outlive its new first hour ends with it, and what was returned with the last', () => {
  const long = anOrder({ expire_at: addHours(NOW, 20), hours: 2, amount: 3000 })
  expect(moved(long).order.expire_at).toBe(addHours(LATER, 1))
  const returned = { ...long, returned_proofs: anOrderIn('proof_submitted').proofs }
  expect(moved(returned).order.expire_at).toBe(addHours(LATER, 2))
})

test('an overlap is kept, and what waits for a verdict lives until its new end', () => {
  const order = { ...anOrderIn('proof_submitted'), hours: 2, end_time: addHours(NOW, 5), amount: 3000 }
  const { order: later, freed } = moved(order, { start_time: addHours(order.start_time, 1), mover: admin })
  expect(freed).toEqual(placesOf(order).slice(0, 1))
  expect(later.expire_at).toBe(addHours(NOW, 6))
})

test.each([
  ['a player, what waits for a verdict', anOrderIn('proof_submitted'), player, {}, 4005, /正在核验/],
  ['a player, more often than the shop lets', anOrder(), player, { max_moves: 0 }, 4005, /联系店家/],
  ['a player, a paid order too late', anOrderIn('paid'), player, { move_hours: 3 }, 4005, /开始前 3 小时/],
  ['a player, a paid order where that is never', anOrderIn('paid'), player, { move_hours: null }, 4005, /联系店家/],
  ['an admin, an order that is over', anOrderIn('cancelled'), admin, {}, 4005, /状态已变化/],
  ['an admin, an order that has lapsed', anOrderIn('expired'), admin, {}, 4003, /已过期/],
] as const)('%s: is refused, and why is said', (_what, order, mover, changes, code, why) => {
  const message = expect.stringMatching(why) as string
  expect(() => chosen(order, mover, changes)).toThrow(expect.objectContaining({ code, message }) as Error)
})

test('it stays on its console where that is free', () => {
  expect([0, 1, 2].map(() => chosen(anOrder({ console_id: '2' })).id)).toEqual(['2', '2', '2'])
})

describe('a difference of the price', () => {
  const dear = { ...settings, price_per_hour: 2000 }
  const cheap = { ...settings, price_per_hour: 1000 }

  test('is owed to whoever has paid, once; a hold just costs less', () => {
    expect(moved(anOrderIn('paid'), { settings: cheap }).order).toMatchObject({ amount: 1000, owed: 500 })
    const held = moved(anOrder(), { settings: cheap }).order
    expect([held.amount, held.money]).toEqual([1000, undefined])
  })

  test('of what waits for a verdict is not given back before anybody has said what came in', () => {
    const order = anOrderIn('proof_submitted')
    expect(refusalOf(() => moved(order, { mover: admin, settings: cheap }))).toMatchObject({ code: 4005 })
  })

  test('is refused to a player, and to an admin who says nothing of it', () => {
    for (const mover of [player, admin])
      expect(refusalOf(() => moved(anOrderIn('paid'), { mover, settings: dear }))).toEqual({
        code: 4001,
        detail: { difference: 500 },
      })
  })

  test.each([
    ['cash', 'received'],
    ['transfer', 'received'],
    ['waived', 'waived'],
  ] as const)('settled by %s is a line: %s', (settlement, kind) => {
    const { order } = moved(anOrderIn('paid'), { mover: { ...admin, settlement }, settings: dear })
    expect(order.money?.at(-1)).toMatchObject({ kind, amount: 500, by: ADMIN, note: '主机坏了' })
  })

  test('of a guest who paid nothing is not owed', () => {
    const free = {
      ...anOrderIn('paid'),
      money: [{ kind: 'waived' as const, amount: 1500, at: NOW, by: ADMIN, how: '' as const, note: '' }],
    }
    const { order } = moved(free, { mover: admin, settings: cheap })
    expect(order.owed ?? 0).toBe(0)
  })
})

test('its hours count as held, so that nobody walks a hold over all hours', () => {
  const held_hours = Array.from({ length: 3 }, () => ({ start_time: LATER, hours: 1, at: NOW }))
  const decide = (user: ReturnType<typeof aUser>) => decideMove({ order: anOrder(), places: [], user }, wanted())
  expect(refusalOf(() => decide(aUser({ held_hours })))).toMatchObject({ code: 4006 })
  expect(decide(aUser())).toMatchObject({ user: { held_hours: [{ start_time: LATER, hours: 1, at: after(3) }] } })
})

test('a moved order keeps the place of its code, however often it moves, and loses what was said of its old hours', () => {
  const once = moved({ ...anOrderIn('paid'), slipped_in_at: NOW, visit: 'arrived' }, { mover: admin }).order
  const twice = moved(once, { mover: admin, start_time: addHours(LATER, 2) }).order
  expect(twice.code_place).toBe(once.code_place)
  expect([once.slipped_in_at, once.visit]).toEqual([undefined, undefined])
  expect(twice.history.at(-1)?.moved_from).toEqual({ console_id: '1', console_name: '1号机', start_time: LATER })
})
