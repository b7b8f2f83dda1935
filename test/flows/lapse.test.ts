import type { Contract, FunctionName } from '../../core/contract/contract'
import { addMinutes } from '../../core/time'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { wholeTemplates } from '../../core/shop/message-templates'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  const message_templates = wholeTemplates({ verdict: '', expired: 'T-expired' })
  shop = await openShop({ settings: { consoles: consoles(2), message_templates }, admins: { lan: 'operator' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

async function stored(id: string) {
  return (await shop.find('orders', { _id: id }))[0]
}
function placesAt(start_time: string) {
  return shop.find('reservations', { start_time })
}
async function userOf({ openid }: Person) {
  return (await shop.find('users', { _id: openid }))[0]
}

test('a hold lapses by the clock, without the timer: everybody reads it as expired, and its place is free', async () => {
  const [ming, hua] = [shop.as('ming-1'), shop.as('hua-1')]
  const start_time = slot(shop, 5)
  const [mine] = [await hold(ming, start_time), await hold(shop.as('qiang-1'), start_time)]
  expect(await hua.call('createReservation', { start_time })).toMatchObject({ code: 4001 })
  passMinutes(shop, 15)
  expect((await stored(mine.id))?.status).toBe('pending')
  for (const reader of [ming, shop.as('lan')]) {
    const { order } = await reader.ask('getOrder', { order_id: mine.id })
    expect(order).toMatchObject({ status: 'expired', updated_at: mine.expire_at })
    expect(order.history?.at(-1)).toMatchObject({ action: 'expire', by: 'clock', at: mine.expire_at })
  }
  expect((await ming.ask('listOrders', { status: ['pending'] })).orders).toEqual([])
  expect((await ming.ask('listOrders', { status: ['expired'] })).orders).toMatchObject([{ id: mine.id }])
  expect(
    (await shop.as('lan').ask('adminListOrders', { status: ['expired'], player_id: 'ming-1' })).orders,
  ).toHaveLength(1)
  expect((await ming.ask('login', {})).pending_order).toBeNull()
  expect((await hua.ask('listSlots', {})).slots[5]).toMatchObject({ remaining: 2, mine: false })
})

test('the next player takes the place over before any timer, and the lapsed order is written down with it', async () => {
  const [ming, hua] = [shop.as('ming-2'), shop.as('hua-2')]
  const start_time = slot(shop, 6)
  const mine = await hold(ming, start_time)
  await hold(shop.as('qiang-2'), start_time)
  moveTo(shop, mine.expire_at ?? '')
  const theirs = await hold(hua, start_time)
  expect(theirs.console_id).toBe(mine.console_id)
  expect(theirs.pay_code).not.toBe(mine.pay_code)
  expect((await stored(mine.id))?.status).toBe('expired')
  const file_ids = [await ming.upload(aScreenshot())]
  expect(await ming.call('uploadProof', { order_id: mine.id, file_ids })).toMatchObject({ code: 4003 })
  expect(await ming.call('cancelOrder', { order_id: mine.id })).toMatchObject({ code: 4003 })
})

test('a lapsed hold is in nobody’s way: its player takes the same hour again, or another', async () => {
  const ming = shop.as('ming-3')
  const first = await hold(ming, slot(shop, 7))
  passMinutes(shop, 15)
  const second = await hold(ming, slot(shop, 7))
  expect((await stored(first.id))?.status).toBe('expired')
  passMinutes(shop, 15)
  await hold(ming, slot(shop, 8))
  expect((await stored(second.id))?.status).toBe('expired')
})

test('a proof that no admin judged in time lapses too', async () => {
  const order = await submitted(shop.as('ming-4'), slot(shop, 40))
  moveTo(shop, addMinutes(order.expire_at ?? '', -0.1))
  expect((await shop.as('ming-4').ask('getOrder', { order_id: order.id })).order.status).toBe('proof_submitted')
  moveTo(shop, order.expire_at ?? '')
  expect(await shop.as('lan').call('verify', { order_id: order.id, pass: true })).toMatchObject({ code: 4003 })
})

type Question = { [N in FunctionName]: [name: N, request: Contract[N]['request']] }[FunctionName]

/** Every reply that could depend on the timer, without what changes by the second. */
async function answers(people: Person[], order_ids: string[]): Promise<unknown[]> {
  const questions: Question[] = [
    ['login', {}],
    ['listSlots', {}],
    ['listOrders', {}],
    ...(['pending', 'proof_submitted', 'expired'] as const).map((status): Question => [
      'listOrders',
      { status: [status] },
    ]),
    ['adminListOrders', {}],
    ['adminListOrders', { status: ['pending', 'proof_submitted'], oldest_first: true }],
    ['adminListOrders', { status: ['expired'] }],
    ['listAudits', {}],
    ...order_ids.flatMap((order_id): Question[] => [
      ['getOrder', { order_id }],
      ['cancelOrder', { order_id, reason: '主机坏了' }],
      ['verify', { order_id, pass: true }],
      ['uploadProof', { order_id, file_ids: ['cloud://local.x/inbox/a.jpg'] }],
    ]),
  ]
  const replies: unknown[] = []
  for (const person of people)
    for (const [name, request] of questions) replies.push([person.openid, name, await person.send(name, request)])
  return JSON.parse(JSON.stringify(replies), (key, value: unknown) =>
    ['server_time', 'request_id', 'url'].includes(key) ? undefined : value,
  ) as unknown[]
}

test('the timer changes no answer, whether it runs late, twice or beside itself', async () => {
  const [ming, hua, qiang] = [shop.as('ming-5'), shop.as('hua-5'), shop.as('qiang-5')]
  const lapsed = [await hold(ming, slot(shop, 9)), await submitted(hua, slot(shop, 0))]
  moveTo(shop, lapsed[1]?.expire_at ?? '')
  await handIn(qiang, (await hold(qiang, slot(shop, 9))).id)
  const ids = lapsed.map(({ id }) => id)
  const people = [ming, hua, qiang, shop.as('lan')]
  const before = await answers(people, ids)
  expect(JSON.stringify(before)).toContain('"expired"')
  expect(await Promise.all(ids.map(async (id) => (await stored(id))?.status))).toEqual(['pending', 'proof_submitted'])
  await shop.timer()
  expect(await Promise.all(ids.map(async (id) => (await stored(id))?.status))).toEqual(['expired', 'expired'])
  expect(await answers(people, ids)).toEqual(before)
  await Promise.all([shop.timer(), shop.timer(), shop.timer()])
  expect(await answers(people, ids)).toEqual(before)
})

test('the timer tidies: no lapsed place is left, and no player is led to a lapsed order', async () => {
  const ming = shop.as('ming-6')
  const start_time = slot(shop, 10)
  await hold(ming, start_time)
  passMinutes(shop, 15)
  expect([(await placesAt(start_time)).length, (await userOf(ming))?.open_order_id]).toEqual([1, expect.any(String)])
  expect(await shop.timer()).toMatchObject({ code: 0 })
  expect([await placesAt(start_time), (await userOf(ming))?.open_order_id]).toEqual([[], null])
})

test('many timers at once write down each lapse, and harm no hold that lives', async () => {
  const living = await hold(shop.as('living'), slot(shop, 12))
  const people = Array.from({ length: 8 }, (_, at) => shop.as(`many-${at}`))
  moveTo(shop, addMinutes(living.created_at, 10))
  for (const [at, person] of people.entries()) await hold(person, slot(shop, 13 + at))
  await handIn(shop.as('living'), living.id)
  passMinutes(shop, 15)
  const replies = await Promise.all(people.map(() => shop.timer()))
  expect(replies.map(({ code }) => code)).toEqual(people.map(() => 0))
  expect(await shop.find('orders', { status: 'pending' })).toEqual([])
  expect((await stored(living.id))?.status).toBe('proof_submitted')
  expect(await shop.find('reservations', { order_id: living.id })).toHaveLength(1)
})

describe('whose hold lapsed is told, if they agreed, once', () => {
  const agree = (openid: string) =>
    fetch(`${shop.cloud.url}/__local/consents`, {
      method: 'POST',
      body: JSON.stringify({ openid, template_id: 'T-expired', count: 5 }),
    })
  const told = async (openid: string) => {
    const sent = (await (await fetch(`${shop.cloud.url}/__local/messages`)).json()) as {
      touser: string
      data: object
    }[]
    return sent.filter(({ touser }) => touser === openid)
  }
  const once = [{ data: { phrase1: { value: '已过期' } } }]

  test('by the timer', async () => {
    const ming = shop.as('ming-7')
    await agree('ming-7')
    await hold(ming, slot(shop, 10))
    passMinutes(shop, 15)
    expect((await ming.ask('listOrders', {})).orders[0]?.status).toBe('expired')
    await shop.timer()
    await shop.timer()
    expect(await told('ming-7')).toMatchObject(once)
  })

  test('by whoever takes the place over, when the timer is late', async () => {
    const start_time = slot(shop, 11)
    await agree('ming-10')
    await hold(shop.as('ming-10'), start_time)
    await hold(shop.as('qiang-10'), start_time)
    passMinutes(shop, 15)
    await hold(shop.as('hua-10'), start_time)
    await hold(shop.as('hua-11'), start_time)
    await shop.timer()
    expect(await told('ming-10')).toMatchObject(once)
  })
})
