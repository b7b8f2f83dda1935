import type { Contract } from '../../core/contract/contract'
import { addMinutes } from '../../core/time'
import { orderMark, ordersMark, slotsMark } from '../../core/views/marks'
import { consoles } from '../../core/testing/samples'
import type { FunctionLog } from 'cloudbase-local'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop
const trips: number[] = []

beforeAll(async () => {
  const log = ({ kind, function: name, calls = 0 }: FunctionLog) => {
    if (kind === 'call' && name === 'hasChanged') trips.push(calls)
  }
  shop = await openShop({ settings: { consoles: consoles(3) }, admins: { lan: 'owner', kan: 'viewer' }, log })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())

/** What a phone shows of the slots now. */
async function lookAtSlots(person: Person): Promise<Contract['hasChanged']['request']> {
  const [{ settings, pending_order }, shown] = [await person.ask('login', {}), await person.ask('listSlots', {})]
  return { slots: slotsMark(shown, pending_order, settings) }
}

async function lookAtReview(person: Person): Promise<Contract['hasChanged']['request']> {
  const asked = { status: ['proof_submitted' as const], oldest_first: true, limit: 10 }
  const { orders, next_cursor } = await person.ask('adminListOrders', asked)
  return { review: { shown: orders.length, mark: ordersMark(orders, next_cursor !== null) } }
}

async function hasChanged(person: Person, seen: Contract['hasChanged']['request']): Promise<boolean> {
  return (await person.ask('hasChanged', seen)).changed
}

/** Whether one who looked before a deed is told of it afterwards, and not of what was before. */
async function notices(
  person: Person,
  look: (person: Person) => Promise<Contract['hasChanged']['request']>,
  deed: () => Promise<unknown>,
): Promise<boolean[]> {
  const seen = await look(person)
  const before = await hasChanged(person, seen)
  await deed()
  return [before, await hasChanged(person, seen), await hasChanged(person, await look(person))]
}
const NOTICED = [false, true, false]

test('whoever looks at the slots is told of bookings, ends, verdicts on the own order, closed hours, settings and the passing hour', async () => {
  const ming = shop.as('ming')
  const [lan, bo] = [shop.as('lan'), shop.as('bo')]
  const at = slot(shop, 2)
  let order_id = ''
  const deeds: [string, () => Promise<unknown>][] = [
    ['a booking', async () => (order_id = (await hold(bo, at)).id)],
    ['a cancellation', () => bo.ask('cancelOrder', { order_id })],
    ['the own booking', async () => (order_id = (await hold(ming, at)).id)],
    ['the own proof', () => handIn(ming, order_id)],
    ['a verdict on it', () => lan.ask('verify', { order_id, pass: true })],
    [
      'closed hours',
      () =>
        lan.ask('closeHours', { console_id: null, from_time: slot(shop, 9), to_time: slot(shop, 10), reason: '检修' }),
    ],
    ['a notice', async () => lan.ask('updateSettings', { notice: '今天早关门', version: await versionOf(lan) })],
    ['the passing hour', () => Promise.resolve(passMinutes(shop, 60))],
  ]
  for (const [what, deed] of deeds) expect([what, await notices(ming, lookAtSlots, deed)]).toEqual([what, NOTICED])
})

async function versionOf(owner: Person): Promise<number> {
  return (await owner.ask('getSettings', {})).settings.version
}

test('a hold that lapses is noticed by others, without the timer', async () => {
  await hold(shop.as('hua'), slot(shop, 3))
  expect(await notices(shop.as('bo'), lookAtSlots, () => Promise.resolve(passMinutes(shop, 16)))).toEqual(NOTICED)
})

test('the player of an order is told of the verdict, and of its end', async () => {
  const player = shop.as('qiang')
  const order = await submitted(player, slot(shop, 4))
  const seen = { order: { id: order.id, mark: orderMark(order) } }
  expect(await hasChanged(player, seen)).toBe(false)
  await shop.as('lan').ask('verify', { order_id: order.id, pass: false, reason: '看不清', allow_resubmit: true })
  expect(await hasChanged(player, seen)).toBe(true)
  const returned = (await player.ask('getOrder', { order_id: order.id })).order
  const now = { order: { id: order.id, mark: orderMark(returned) } }
  expect(await hasChanged(player, now)).toBe(false)
  moveTo(shop, addMinutes(String(returned.expire_at), 1))
  expect(await hasChanged(player, now)).toBe(true)
})

test('an admin at the review list is told of a proof, of a colleague’s verdict, and of what lies behind the list', async () => {
  const lan = shop.as('lan')
  let order_id = ''
  const proof = async () => (order_id = (await submitted(shop.as('a'), slot(shop, 5))).id)
  expect(await notices(lan, lookAtReview, proof)).toEqual(NOTICED)
  const verdict = () => lan.ask('verify', { order_id, pass: true })
  expect(await notices(shop.as('kan'), lookAtReview, verdict)).toEqual(NOTICED)
  await submitted(shop.as('b'), slot(shop, 6))
  const { orders } = await lan.ask('adminListOrders', { status: ['proof_submitted'], oldest_first: true })
  const first = { review: { shown: 1, mark: ordersMark(orders.slice(0, 1), false) } }
  expect(await hasChanged(lan, first)).toBe(orders.length > 1)
})

test('nobody learns of an order or a list that is not theirs', async () => {
  const order = await hold(shop.as('c'), slot(shop, 7))
  const seen = { order: { id: order.id, mark: orderMark(order) } }
  expect((await shop.as('d').send('hasChanged', seen)).code).toBe(4004)
  expect(await hasChanged(shop.as('kan'), seen)).toBe(false)
  expect((await shop.as('d').send('hasChanged', { review: { shown: 0, mark: 'x' } })).code).toBe(4004)
})

test('an admin is told at sign-in how many proofs wait, and how many of them are overdue; a player is not', async () => {
  const count = async () => (await shop.as('kan').ask('login', {})).waiting
  const before = (await count()) ?? { count: NaN, overdue: NaN }
  await submitted(shop.as('e'), slot(shop, 40))
  expect(await count()).toEqual({ ...before, count: before.count + 1 })
  passMinutes(shop, 13 * 60)
  expect((await count())?.overdue).toBeGreaterThan(0)
  expect(await shop.as('e').ask('login', {})).not.toHaveProperty('waiting')
})

test('each question is one round trip, and its answer has 300 bytes at the most', async () => {
  trips.length = 0
  const seen = { ...(await lookAtSlots(shop.as('lan'))), ...(await lookAtReview(shop.as('lan'))) }
  const reply = await shop.as('lan').send('hasChanged', seen)
  expect(reply).toMatchObject({ code: 0, data: { changed: false } })
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(300)
  expect(trips).toEqual([1])
})
