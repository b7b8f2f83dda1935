import { range, within } from '../support/random'
import { contradictions } from '../support/invariants'
import { aScreenshot, handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { holdBack, untilHeld } from '../support/holding'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ admins: { lan: 'operator', bo: 'operator' }, maxInstances: 8 })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
/** Every test has a window of its own. */
beforeEach(() => passMinutes(shop, 80 * 60))
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
})

function slowDatabase(seed: number, delay_ms: [number, number] = [0, 12]) {
  return shop.cloud.faults.use({ seed, rules: [{ action: 'database.*', kind: 'latency', delay_ms }] })
}
function codesOf(replies: { code: number }[]) {
  return replies.map(({ code }) => code).sort((a, b) => a - b)
}

test('60 players want one place at once: one gets it, and 59 are told that it is taken', async () => {
  slowDatabase(1)
  const start_time = slot(shop, 3)
  const replies = await Promise.all(
    range(60).map((at) => shop.as(`crowd-${at}`).call('createReservation', { start_time })),
  )
  expect(codesOf(replies)).toEqual([0, ...Array<number>(59).fill(4001)])
  expect(await shop.find('orders', { start_time })).toHaveLength(1)
})

test('one player wants 8 hours at once: one order, and 7 times 4002 that name it', async () => {
  slowDatabase(2)
  const greedy = shop.as('greedy')
  const replies = await Promise.all(
    range(8).map((at) => greedy.call('createReservation', { start_time: slot(shop, at) })),
  )
  expect(codesOf(replies)).toEqual([0, ...Array<number>(7).fill(4002)])
  const [order] = await shop.find('orders', { openid: 'greedy' })
  for (const reply of replies) if (reply.code !== 0) expect(reply.detail).toEqual({ order_id: order?._id })
})

test('one tap that arrives six times at once, from two devices, is one order', async () => {
  slowDatabase(3)
  const tap = { start_time: slot(shop, 3), idempotency_key: 'tapped-once' }
  const orders = await Promise.all(range(6).map(() => shop.as('two-devices').ask('createReservation', tap)))
  expect(new Set(orders.map(({ order }) => order.id)).size).toBe(1)
  expect(await shop.find('orders', { openid: 'two-devices' })).toHaveLength(1)
})

/** Begins a booking that has read that the place is free, and goes on only when `end` is asked for. */
async function slowly<R>(call: () => Promise<R>): Promise<{ end: () => Promise<R> }> {
  holdBack(shop, { action: 'database.startTransaction', function: 'createReservation' })
  const called = call()
  await untilHeld(shop)
  const end = () => {
    shop.cloud.faults.release()
    return called
  }
  return { end }
}

test('a tap that is overtaken by its own repetition gives the order of the repetition', async () => {
  const player = shop.as('overtaken')
  const tap = { start_time: slot(shop, 3), idempotency_key: 'slow-and-fast' }
  const { end } = await slowly(() => player.ask('createReservation', tap))
  const fast = await player.ask('createReservation', tap)
  expect(await end()).toEqual(fast)
})

test('of two wishes of one player, the one that is overtaken is refused, and is told by what', async () => {
  const player = shop.as('two-wishes')
  const { end } = await slowly(() => player.call('createReservation', { start_time: slot(shop, 3) }))
  const { id } = await hold(player, slot(shop, 4))
  expect(await end()).toMatchObject({ code: 4002, detail: { order_id: id } })
})

test.each(['held', 'paid'])(
  'a place that was free when it was looked at, and is %s when it is taken, is taken',
  async (how) => {
    const start_time = slot(shop, 3)
    await submitted(shop.as(`warm-${how}`), slot(shop, 5))
    const { end } = await slowly(() => shop.as(`slow-${how}`).call('createReservation', { start_time }))
    const { id: order_id } = await submitted(shop.as(`fast-${how}`), start_time)
    if (how === 'paid') await shop.as('lan').ask('verify', { order_id, pass: true })
    expect(await end()).toMatchObject({ code: 4001 })
  },
)

async function history(order_id: string) {
  return (await shop.find('orders', { _id: order_id }))[0]?.history.map(({ action }) => action).slice(1)
}

test('two admins judge at once: one verdict stands, and the other is told which state it is', async () => {
  const orders = await Promise.all(range(10).map((at) => submitted(shop.as(`judged-${at}`), slot(shop, at))))
  slowDatabase(4)
  for (const { id: order_id } of orders) {
    const replies = await Promise.all([
      within(10, () => shop.as('lan').call('verify', { order_id, pass: true })),
      within(10, () => shop.as('bo').call('verify', { order_id, pass: false, reason: '看不清' })),
    ])
    expect(codesOf(replies)).toEqual([0, 4005])
    expect(await history(order_id)).toEqual(['submit_proof', replies[0]?.code === 0 ? 'approve' : 'reject'])
  }
})

test('two admins agree at once: the order is approved once', async () => {
  const { id: order_id } = await submitted(shop.as('agreed'), slot(shop, 4))
  slowDatabase(5)
  const replies = await Promise.all(['lan', 'bo'].map((who) => shop.as(who).call('verify', { order_id, pass: true })))
  expect(codesOf(replies)).toEqual([0, 0])
  expect(await history(order_id)).toEqual(['submit_proof', 'approve'])
})

test('an order is ended and approved at once: it is cancelled, whether or not it was paid before', async () => {
  const orders = await Promise.all(range(8).map((at) => submitted(shop.as(`ended-${at}`), slot(shop, at))))
  slowDatabase(6)
  for (const { id: order_id } of orders) {
    const [approved] = await Promise.all([
      within(15, () => shop.as('lan').call('verify', { order_id, pass: true })),
      within(15, () => shop.as('bo').ask('cancelOrder', { order_id, reason: '主机坏了' })),
    ])
    if (approved.code !== 0) expect(approved).toMatchObject({ code: 4005, detail: { status: 'cancelled' } })
    const steps = approved.code === 0 ? ['approve', 'admin_cancel'] : ['admin_cancel']
    expect(await history(order_id)).toEqual(['submit_proof', ...steps])
  }
})

test('a player lets go and hands in at once: one of them happens', async () => {
  const players = range(8).map((at) => shop.as(`torn-${at}`))
  const orders = await Promise.all(players.map((player, at) => hold(player, slot(shop, at))))
  slowDatabase(7)
  for (const [at, player] of players.entries()) {
    const order_id = orders[at]?.id ?? ''
    const file_ids = [await player.upload(aScreenshot())]
    const [gone, proof] = await Promise.all([
      within(60, () => player.call('cancelOrder', { order_id })),
      within(5, () => player.call('uploadProof', { order_id, file_ids })),
    ])
    expect(codesOf([gone, proof])).toEqual([0, 4005])
    expect(await history(order_id)).toEqual([gone.code === 0 ? 'cancel' : 'submit_proof'])
  }
})

test('three screenshots sent one by one at once are all there', async () => {
  const player = shop.as('three-at-once')
  const { id: order_id } = await hold(player, slot(shop, 4))
  slowDatabase(9)
  await Promise.all(range(3).map(() => handIn(player, order_id)))
  expect((await shop.find('orders', { _id: order_id }))[0]?.proofs).toHaveLength(3)
})

test('a place that is let go is taken by one of many at the most', async () => {
  const owner = shop.as('leaving')
  const start_time = slot(shop, 4)
  const { id: order_id } = await hold(owner, start_time)
  slowDatabase(8)
  const [, ...replies] = await Promise.all([
    owner.ask('cancelOrder', { order_id }),
    ...range(10).map((at) => within(60, () => shop.as(`waiting-${at}`).call('createReservation', { start_time }))),
  ])
  expect(codesOf(replies).filter((code) => code === 0).length).toBeLessThanOrEqual(1)
  expect(new Set(codesOf(replies).filter((code) => code !== 0))).toEqual(new Set([4001]))
})
