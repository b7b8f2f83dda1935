import { contradictions } from '../support/invariants'
import { hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  const env = { WX_APP_SECRET: 'a-secret-of-the-shop' }
  const settings = { price_per_hour: 1500, notice: '门口右转', pay_qr_url: 'https://shop.example/pay.png' }
  shop = await openShop({ env, settings, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

/** What wx.login gives this player. */
async function codeOf(openid: string): Promise<string> {
  const headers = { 'x-local-openid': openid }
  const reply = await fetch(`${shop.cloud.url}/__local/code`, { method: 'POST', headers })
  return ((await reply.json()) as { code: string }).code
}

test('with a code of one’s own, one learns all that the first screen needs', async () => {
  const data = await shop.as('ming').ask('login', { code: await codeOf('ming') })
  expect(data).toEqual({
    messages_left: {},
    user: { id: 'ming', nickname: '', avatar_url: '' },
    role: null,
    settings: {
      closed_weekdays: [],
      opening_hours: { from_hour: 0, to_hour: 24 },
      price_rules: [],
      shop: { name: '', address: '', phone: '', wechat_id: '', has_contact: false, rules: '' },
      hold_minutes: 15,
      min_hours: 1,
      max_hours: 4,
      max_moves: 1,
      move_hours: 12,
      cancel_hours: null,
      check_in: false,
      review_minutes: 720,
      price_per_hour: 1500,
      notice: '门口右转',
      pay_qr_url: 'https://shop.example/pay.png',
      template_ids: {},
      message_templates: { verdict: '', expired: '' },
    },
    pending_order: null,
  })
})

test('an admin learns the role, a player the unfinished order', async () => {
  expect((await shop.as('lan').ask('login', { code: await codeOf('lan') })).role).toBe('owner')
  const order = await hold(shop.as('hua'), slot(shop))
  expect((await shop.as('hua').ask('login', { code: await codeOf('hua') })).pending_order?.id).toBe(order.id)
})

test('somebody else’s code is no permission', async () => {
  expect(await shop.as('ming').call('login', { code: await codeOf('lan') })).toMatchObject({ code: 4004 })
})

test('a code is good once, and for five minutes', async () => {
  const used = await codeOf('ming')
  await shop.as('ming').ask('login', { code: used })
  const stale = { code: 4000, message: '登录凭证已失效，请重新进入小程序', detail: { field: 'code' } }
  expect(await shop.as('ming').call('login', { code: used })).toMatchObject(stale)
  const old = await codeOf('ming')
  passMinutes(shop, 5)
  expect(await shop.as('ming').call('login', { code: old })).toMatchObject(stale)
  expect(await shop.as('ming').call('login', { code: 'a guess' })).toMatchObject(stale)
})

test.each([{}, { code: '' }])('where a secret is set, %j is not enough', async (request) => {
  expect(await shop.as('ming').call('login', request)).toMatchObject({ code: 4000, detail: { field: 'code' } })
})

test('many first visits at once make one player', async () => {
  const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf('new')))
  const visits = await Promise.all(codes.map((code) => shop.as('new').call('login', { code })))
  expect(visits.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0])
  expect(await shop.find('users', { _id: 'new' })).toHaveLength(1)
})
