import { addMinutes, instant } from '../../core/time'
import { countFirstStats } from '../bench/round-trips'
import { insertPast } from '../support/measuring/years'
import { anOrder } from '../../core/testing/samples'
import { openShop, type Shop } from '../support/shop'

jest.setTimeout(300_000)

/** A shop of which everything there is would be far more than one reply may have. */
const MONTH = 2000
const LAPSED = 600
const MEGABYTE = 1024 * 1024

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ admins: { boss: 'owner' } })
  const now = instant(Date.now())
  await insertPast(shop, MONTH, now, MONTH / 30)
  const lapsed = Array.from({ length: LAPSED }, (_, at) =>
    anOrder({
      _id: `lapsed-${at}`,
      order_no: `lapsed-${at}`,
      openid: `player-${at}`,
      idempotency_key: `key-${at}`,
      expire_at: addMinutes(now, -60),
      reason: 'x'.repeat(3000),
    }),
  )
  await shop.insert('orders', lapsed)
})
afterAll(() => shop.close())

function largestReply(name: string) {
  return shop.cloud.stats().functions[name]?.largest_reply_bytes ?? NaN
}

test('no reply of the database has more than a megabyte, however large the shop is', async () => {
  const boss = shop.as('boss')
  await boss.ask('checkInvariants', {})
  expect(await shop.timer()).toMatchObject({ code: 0, data: { expired: LAPSED } })
  await boss.ask('getStats', {})
  for (const name of ['checkInvariants', 'expireCron', 'getStats']) {
    expect(largestReply(name)).toBeGreaterThan(1000)
    expect(largestReply(name)).toBeLessThanOrEqual(MEGABYTE)
  }
})

test('the first look at the figures of a month is at most 12 round trips', async () => {
  const trips = await countFirstStats()
  expect(trips).toBeGreaterThan(1)
  expect(trips).toBeLessThanOrEqual(12)
})
