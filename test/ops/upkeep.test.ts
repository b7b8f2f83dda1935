import type { Order } from '../../core/order/order'
import { functionRule, readDescription } from '../../ops/plan/environment'
import { environment, openShop, type Shop } from '../support/shop'
import { aJpeg } from '../support/pictures'
import { contradictions } from '../support/invariants'

jest.setTimeout(60_000)

let shop: Shop
beforeEach(async () => {
  shop = await openShop({ admins: { owner: 'owner', clerk: 'operator' } })
})
afterEach(() => shop.close())

const HOUR = 3600_000

/** A visit that was paid, from booking to approval; gives its order. */
async function aVisit(openid: string, hours_ahead = 2): Promise<Order> {
  const player = shop.as(openid)
  const start = new Date(Math.ceil(shop.cloud.clock.now() / HOUR + hours_ahead) * HOUR).toISOString()
  const { order } = await player.ask('createReservation', { start_time: start })
  const file = await player.upload(aJpeg())
  await player.ask('uploadProof', { order_id: order.id, file_ids: [file], note: '微信尾号 1234' })
  await shop.as('clerk').ask('verify', { order_id: order.id, pass: true })
  const [stored] = await shop.find('orders', { _id: order.id })
  return stored as Order
}

describe('the self-check', () => {
  test('finds the local cloud sound, and leaves nothing behind', async () => {
    await shop.timer()
    const { ok, answers } = await shop.as('owner').ask('selfCheck', {})
    expect(answers.filter((answer) => answer.ok === false)).toEqual([])
    expect(answers.length).toBeGreaterThan(12)
    expect(ok).toBe(true)
    expect(await shop.find('self_checks')).toEqual([])
  })

  test('prints the race for one place', async () => {
    const { answers } = await shop.as('owner').ask('selfCheck', {})
    expect(answers.find(({ question }) => question.includes('for one place'))?.answer).toMatch(
      /^1 winner, 19 refused, \d+ conflicts/,
    )
  })

  test('notices a unique index that is missing', async () => {
    await shop.close()
    const collections = environment.collections.map((one) =>
      one.name === 'self_checks' ? { ...one, indexes: [] } : one,
    )
    shop = await openShop({ admins: { owner: 'owner' }, environment: { ...environment, collections } })
    const { ok, answers } = await shop.as('owner').ask('selfCheck', {})
    expect(ok).toBe(false)
    expect(answers.filter((answer) => answer.ok === false).map(({ answer }) => answer)).toContain(
      'it was added: the unique index is missing',
    )
  })

  test('is for owners', async () => {
    for (const who of ['clerk', 'player'])
      expect(await shop.as(who).call('selfCheck', {})).toMatchObject({ code: 4004 })
  })
})

interface HttpReply {
  statusCode: number
  body: string
}

describe('health', () => {
  const overHttp = async () => {
    const event = { httpMethod: 'GET', path: '/health', headers: {}, requestContext: {} }
    const reply = await fetch(`${shop.cloud.url}/__local/call/health`, { method: 'POST', body: JSON.stringify(event) })
    return ((await reply.json()) as { result: HttpReply }).result
  }

  test('is good after the timer ran, and bad when it has been silent for five minutes', async () => {
    expect((await overHttp()).statusCode).toBe(503)
    await shop.timer()
    expect((await overHttp()).statusCode).toBe(200)
    shop.cloud.clock.advance(6 * 60_000)
    expect((await overHttp()).statusCode).toBe(503)
  })

  test('counts what waits, and names nobody', async () => {
    await shop.timer()
    const player = shop.as('player-of-health')
    const start = new Date(Math.ceil(shop.cloud.clock.now() / HOUR + 2) * HOUR).toISOString()
    const { order } = await player.ask('createReservation', { start_time: start })
    await player.ask('uploadProof', { order_id: order.id, file_ids: [await player.upload(aJpeg())] })
    const { body } = await overHttp()
    expect(JSON.parse(body)).toMatchObject({ data: { ok: true, waiting: { proofs: 1, lapsed: 0, uploads: 0 } } })
    expect(body).not.toContain('player-of-health')
  })
})

describe('health for strangers', () => {
  test('is figures and nothing else, whatever they ask for and by which method', async () => {
    await shop.timer()
    await aVisit('player-ming')
    for (const event of [
      { httpMethod: 'GET', queryStringParameters: { openid: 'owner', collection: 'users' } },
      { httpMethod: 'HEAD' },
      { httpMethod: 'POST', body: JSON.stringify({ action: 'database.removeDocument', collectionName: 'users' }) },
      { httpMethod: 'OPTIONS', headers: { cookie: 'a=b', 'x-local-openid': 'owner' } },
    ]) {
      const reply = (await shop.cloud.call('health', { path: '/health', ...event }, {})).result as HttpReply
      expect(reply.statusCode).toBe(200)
      expect(JSON.parse(reply.body)).toEqual({
        code: 0,
        server_time: expect.stringMatching(/Z$/) as string,
        data: {
          ok: true,
          checks: { settings: true, timer: true },
          timer_ran_at: expect.stringMatching(/Z$/) as string,
          messages: { waiting: 0, oldest_waiting_at: null, refused_today: 0 },
          waiting: { proofs: 0, oldest_proof_at: null, lapsed: 0, uploads: 0 },
        },
      })
    }
    expect(await shop.find('users')).toHaveLength(1)
  })

  test('comes over HTTP: the rule of functions lets callers in who have no account', () => {
    expect(functionRule(readDescription()).health).toEqual({ invoke: true })
    expect(readDescription().functions.health).toMatchObject({ http: '/health', client: false })
  })
})

describe('retention', () => {
  test('an image goes 180 days after the visit, not before, and is still known by its hash', async () => {
    const order = await aVisit('player-ming')
    shop.cloud.clock.advance(179 * 24 * HOUR)
    expect(await shop.timer('tidyCron')).toMatchObject({ data: { proofs_removed: 0 } })
    shop.cloud.clock.advance(5 * 24 * HOUR)
    expect(await shop.timer('tidyCron')).toMatchObject({ data: { proofs_removed: 1 } })
    expect(await shop.timer('tidyCron')).toMatchObject({ data: { proofs_removed: 0 } })
    expect(await shop.find('payment_proofs')).toMatchObject([
      { sha256: order.proofs[0]?.sha256, file_id: '', status: 'used' },
    ])
    const shown = await shop.as('player-ming').ask('getOrder', { order_id: order._id })
    expect(shown.order.proofs[0]).not.toHaveProperty('url')
    expect(await contradictions(shop)).toEqual([])
  })

  test('is the timer’s business alone', async () => {
    expect(await shop.as('owner').call('tidyCron', {})).toMatchObject({ code: 4004 })
  })
})

describe('a player’s own data', () => {
  test('are given in full, with links to the images', async () => {
    await aVisit('player-ming')
    const { user, orders } = await shop.as('player-ming').ask('exportMyData', {})
    expect(user.id).toBe('player-ming')
    expect(orders).toMatchObject([
      { note: '微信尾号 1234', status: 'paid', proofs: [{ url: expect.stringMatching(/^http/) as string }] },
    ])
    expect((await shop.as('somebody').ask('exportMyData', {})).orders).toEqual([])
  })

  test('are forgotten: nothing stored leads to the player, and the books still add up', async () => {
    const order = await aVisit('player-ming')
    shop.cloud.clock.advance(100 * HOUR)
    const income = (await shop.as('owner').ask('getStats', {})).days.map((day) => day.income)
    expect(await shop.as('player-ming').ask('deleteMyData', { confirm: true })).toEqual({ orders: 1 })
    const left = await Promise.all(
      (['users', 'orders', 'reservations', 'payment_proofs', 'order_audits'] as const).map((name) => shop.find(name)),
    )
    expect(JSON.stringify(left)).not.toContain('player-ming')
    expect(JSON.stringify(left)).not.toContain('尾号')
    expect(await shop.find('orders')).toMatchObject([
      { _id: order._id, amount: order.amount, status: 'paid', player_name: '' },
    ])
    expect((await shop.as('owner').ask('getStats', {})).days.map((day) => day.income)).toEqual(income)
    expect(await contradictions(shop)).toEqual([])
    expect(await shop.as('player-ming').ask('deleteMyData', { confirm: true })).toEqual({ orders: 0 })
  })

  test('are not forgotten in the middle of something', async () => {
    await aVisit('player-ming')
    expect(await shop.as('player-ming').call('deleteMyData', { confirm: true })).toMatchObject({ code: 4002 })
    expect(await shop.as('clerk').call('deleteMyData', { confirm: true })).toMatchObject({ code: 4005 })
    expect(await shop.as('player-ming').send('deleteMyData', {})).toMatchObject({ code: 4000 })
  })

  test('a picture goes with its player, and the same one of somebody else stays', async () => {
    const picture = aJpeg()
    const [first, second] = await Promise.all(
      ['a1', 'b1'].map(async (openid) => {
        const avatar_file_id = await shop.as(openid).upload(picture)
        return (await shop.as(openid).ask('updateProfile', { avatar_file_id })).user.avatar_url
      }),
    )
    await shop.as('a1').ask('deleteMyData', { confirm: true })
    expect((await fetch(first ?? '')).status).toBe(404)
    expect((await fetch(second ?? '')).status).toBe(200)
  })
})
