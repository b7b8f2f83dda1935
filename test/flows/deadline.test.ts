import { orderNumber, payCode } from '../../core/booking/numbers'
import { createOrder } from '../../core/order/order'
import { newUser, withHold } from '../../core/order/player'
import { reservationsOf } from '../../core/order/place'
import { defaultSettings } from '../../core/shop/settings'
import { addMinutes, instant, type Instant } from '../../core/time'
import { range, within } from '../support/random'
import { contradictions } from '../support/invariants'
import { aNewOrder } from '../../core/testing/samples'
import { holdBack, untilHeld } from '../support/holding'
import { aScreenshot, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

const BATCHES = 10
const DUELS_A_BATCH = 6

let shop: Shop
/** When each call began, by its own clock: `<function> <openid>`. */
const began = new Map<string, Instant>()

beforeAll(async () => {
  shop = await openShop({
    maxInstances: DUELS_A_BATCH,
    log: ({ json }) => json?.level === 'info' && began.set([json.function, json.openid].join(' '), String(json.at)),
  })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())

interface Duel {
  player: Person
  rival: Person
  start_time: Instant
  order_id: string
  file_ids: string[]
}

/** A hold that lapses at `deadline`, as if made when it had to be, and who wants its place. */
async function prepare(at: number, deadline: Instant): Promise<Duel> {
  const [player, rival] = [shop.as(`owner-${at}`), shop.as(`rival-${at}`)]
  const { openid } = player
  const start_time = slot(shop, 5 + at)
  const made = addMinutes(deadline, -15)
  const numbers = { order_no: orderNumber('1', start_time, made, 0), pay_code: payCode('1', start_time, 0) }
  const wish = aNewOrder({
    _id: `order-of-${openid}`,
    openid,
    start_time,
    idempotency_key: `key-${openid}`,
    ...numbers,
  })
  const order = createOrder(wish, defaultSettings, made)
  const reservation = reservationsOf(order)[0]
  await shop.insert('orders', [order])
  await shop.insert('reservations', reservation ? [reservation] : [])
  await shop.insert('users', [withHold(newUser(openid, made), order._id, order, made)])
  return { player, rival, start_time, order_id: order._id, file_ids: [await player.upload(aScreenshot())] }
}

/** Around the deadline the player hands in a proof and a rival takes over: who succeeded, and who could have. */
async function fight({ player, rival, start_time, order_id, file_ids }: Duel, deadline: Instant) {
  const [proof, taken] = await Promise.all([
    within(50, () => player.call('uploadProof', { order_id, file_ids })),
    within(70, () => rival.call('createReservation', { start_time })),
  ])
  return {
    proof: proof.code,
    taken: taken.code,
    mayProve: (began.get(`uploadProof ${player.openid}`) ?? '') < deadline,
    mayTake: (began.get(`createReservation ${rival.openid}`) ?? '') >= deadline,
  }
}

async function fights(batch: number) {
  const deadline = addMinutes(instant(shop.cloud.clock.now()), 5)
  const duels = await Promise.all(range(DUELS_A_BATCH).map((at) => prepare(batch * DUELS_A_BATCH + at, deadline)))
  shop.cloud.faults.use({ seed: batch, rules: [{ action: 'database.*', kind: 'latency', delay_ms: [0, 20] }] })
  moveTo(shop, instant(Date.parse(deadline) - 40))
  const outcomes = await Promise.all(duels.map((duel) => fight(duel, deadline)))
  shop.cloud.faults.clear()
  return outcomes
}

test('a proof at the deadline against a take-over: never both, and never neither while one was possible', async () => {
  const outcomes: Awaited<ReturnType<typeof fight>>[] = []
  for (const batch of range(BATCHES)) outcomes.push(...(await fights(batch)))
  const both = outcomes.filter(({ proof, taken }) => proof === 0 && taken === 0)
  const neither = outcomes.filter(({ proof, taken }) => proof !== 0 && taken !== 0)
  expect([both, neither.filter(({ mayProve, mayTake }) => mayProve || mayTake)]).toEqual([[], []])
  expect(await contradictions(shop)).toEqual([])
  // these were fights: both could win at once, and each did win some
  const counts = {
    contested: outcomes.filter(({ mayProve, mayTake }) => mayProve && mayTake).length,
    proofs: outcomes.filter(({ proof }) => proof === 0).length,
    taken: outcomes.filter(({ taken }) => taken === 0).length,
  }
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(3)
})

test('a timer that saw a hold lapse spares the proof that began in time and came in meanwhile', async () => {
  passMinutes(shop, 24 * 60)
  await shop.timer()
  const deadline = addMinutes(instant(shop.cloud.clock.now()), 5)
  const { player, order_id, file_ids } = await prepare(BATCHES * DUELS_A_BATCH, deadline)
  holdBack(
    shop,
    { function: 'uploadProof', action: 'database.startTransaction' },
    { function: 'expireCron', action: 'database.modifyDocument' },
  )
  const proof = player.ask('uploadProof', { order_id, file_ids })
  await untilHeld(shop)
  moveTo(shop, deadline)
  const timer = shop.timer()
  await untilHeld(shop, 2)
  expect((await shop.find('orders', { _id: order_id }))[0]?.status).toBe('pending')
  shop.cloud.faults.release('uploadProof')
  expect((await proof).order.status).toBe('proof_submitted')
  shop.cloud.faults.release()
  expect(await timer).toMatchObject({ code: 0, data: { expired: 0 } })
  expect((await player.ask('getOrder', { order_id })).order.status).toBe('proof_submitted')
  expect(await contradictions(shop)).toEqual([])
})
