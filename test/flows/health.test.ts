import { addMinutes } from '../../core/time'
import { contradictions } from '../support/invariants'
import { aScreenshot, handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { consoles } from '../../core/testing/samples'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(4) }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function health() {
  return shop.as('').ask('health', {})
}
async function overHttp(event: object = { httpMethod: 'GET' }) {
  return (await shop.cloud.call('health', event, {})).result
}

test('a shop whose timer never ran says so', async () => {
  expect(await health()).toEqual({
    ok: false,
    checks: { settings: true, timer: false },
    timer_ran_at: null,
    messages: { waiting: 0, oldest_waiting_at: null, refused_today: 0 },
    waiting: { proofs: 0, oldest_proof_at: null, lapsed: 0, uploads: 0 },
  })
  expect(await overHttp()).toEqual({
    statusCode: 503,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: expect.stringContaining('"ok":false') as string,
  })
})

test('the timer may be silent for five minutes', async () => {
  await shop.timer()
  const ran_at = (await health()).timer_ran_at ?? ''
  moveTo(shop, addMinutes(ran_at, 4.9))
  expect(await health()).toMatchObject({ ok: true, timer_ran_at: ran_at, checks: { timer: true } })
  expect(await overHttp()).toMatchObject({ statusCode: 200, body: expect.stringContaining('"ok":true') as string })
  moveTo(shop, addMinutes(ran_at, 5))
  expect(await health()).toMatchObject({ ok: false, checks: { settings: true, timer: false } })
})

test('what waits is counted: proofs and the oldest of them, lapses nobody wrote down, uploads under way', async () => {
  await hold(shop.as('lapses'), slot(shop, 5))
  passMinutes(shop, 10)
  const first = await submitted(shop.as('ming'), slot(shop, 5))
  passMinutes(shop, 1)
  await submitted(shop.as('hua'), slot(shop, 5))
  const died = await hold(shop.as('dies'), slot(shop, 5))
  const file_ids = [await shop.as('dies').upload(aScreenshot())]
  const rule = { action: 'database.startTransaction', function: 'uploadProof', kind: 'crash_before' as const }
  shop.cloud.faults.use({ seed: 1, rules: [rule] })
  await expect(shop.as('dies').call('uploadProof', { order_id: died.id, file_ids })).rejects.toThrow()
  shop.cloud.faults.clear()
  passMinutes(shop, 5)
  const { waiting } = await health()
  expect(waiting).toEqual({ proofs: 2, oldest_proof_at: first.updated_at, lapsed: 1, uploads: 1 })
  await handIn(shop.as('dies'), died.id)
  passMinutes(shop, 720)
  expect((await health()).waiting).toMatchObject({ proofs: 0, lapsed: 4 })
})

test('only an event that comes over HTTP is answered in HTTP’s words', async () => {
  for (const event of [{}, { path: '/health' }]) expect(await overHttp(event)).toMatchObject({ code: 0 })
  expect(await shop.as('lan').call('health', {})).toMatchObject({ code: 0 })
})

test('when the database is away, the answer over HTTP is 503', async () => {
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'database.*', kind: 'network' }] })
  expect(await overHttp()).toMatchObject({ statusCode: 503, body: expect.stringContaining('5001') as string })
})
