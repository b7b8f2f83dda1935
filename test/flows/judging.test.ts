import type { OrderView } from '../../core/contract/contract'
import { addMinutes } from '../../core/time'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'
import { oldTemplates } from '../support/templates'

let shop: Shop
let lan: Person

beforeAll(async () => {
  shop = await openShop({
    settings: { consoles: consoles(20), message_templates: oldTemplates },
    admins: { lan: 'operator', bo: 'operator', view: 'viewer' },
  })
  lan = shop.as('lan')
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

let players = 0
function aPlayer(): Person {
  return shop.as(`judged-${++players}`)
}
function aProof(player: Person = aPlayer()) {
  return submitted(player, slot(shop, 20))
}
async function seenBy(player: Person, { id }: OrderView) {
  return (await player.ask('getOrder', { order_id: id })).order
}
async function judge(
  admin: Person,
  { id }: OrderView,
  rest: { pass: boolean; reason?: string; allow_resubmit?: boolean },
) {
  return admin.call('verify', { order_id: id, ...rest })
}
function auditsOf({ id }: OrderView) {
  return shop.find('order_audits', { order_id: id })
}
function placesOf({ id }: OrderView) {
  return shop.find('reservations', { order_id: id })
}
function orderOf(reply: Awaited<ReturnType<typeof judge>>): OrderView {
  if (reply.code !== 0) throw new Error(JSON.stringify(reply))
  return reply.data.order
}

test('approved: the order is paid, the place confirmed, and who did it is written down', async () => {
  const player = aPlayer()
  const order = await aProof(player)
  const paid = orderOf(await judge(lan, order, { pass: true }))
  expect(paid).toMatchObject({ status: 'paid', player: { id: player.openid } })
  expect(await placesOf(order)).toMatchObject([{ status: 'confirmed', expire_at: null }])
  expect(await auditsOf(order)).toEqual([
    {
      _id: expect.any(String) as string,
      admin_id: 'lan',
      admin_role: 'operator',
      action: 'approve',
      reason: '',
      order_id: order.id,
      order_no: order.order_no,
      at: paid.updated_at,
      before: { status: 'proof_submitted', expire_at: order.expire_at },
      after: { status: 'paid', expire_at: order.expire_at },
    },
  ])
  const { status, history } = await seenBy(player, order)
  expect([status, history?.map(({ action, by }) => `${action} by ${by}`)]).toEqual([
    'paid',
    ['create by player', 'submit_proof by player', 'approve by admin'],
  ])
  expect((await player.ask('login', {})).pending_order).toBeNull()
})

test('returned: the player reads why, has time again, and hands in again', async () => {
  const player = aPlayer()
  const order = await aProof(player)
  const returned = orderOf(await judge(lan, order, { pass: false, reason: '金额看不清', allow_resubmit: true }))
  expect(returned).toMatchObject({ status: 'pending', reason: '金额看不清', proofs: [] })
  expect(returned.expire_at).toBe(addMinutes(returned.updated_at, 15))
  expect(await placesOf(order)).toMatchObject([{ status: 'locked', expire_at: returned.expire_at }])
  expect((await player.ask('login', {})).pending_order).toMatchObject({ status: 'pending', reason: '金额看不清' })
  expect(await handIn(player, order.id)).toMatchObject({ status: 'proof_submitted', proofs: [expect.anything()] })
  expect(orderOf(await judge(lan, order, { pass: true })).status).toBe('paid')
  expect((await auditsOf(order)).map(({ action, reason }) => [action, reason])).toEqual([
    ['return', '金额看不清'],
    ['approve', ''],
  ])
})

test('rejected: the player reads why, the place is free, and the player may book again', async () => {
  const player = aPlayer()
  const order = await aProof(player)
  expect(orderOf(await judge(lan, order, { pass: false, reason: '没有收到转账' })).status).toBe('rejected')
  expect(await seenBy(player, order)).toMatchObject({ status: 'rejected', reason: '没有收到转账' })
  expect(await placesOf(order)).toEqual([])
  expect((await hold(player, order.start_time)).status).toBe('pending')
})

const verdicts = {
  approve: { pass: true },
  return: { pass: false, reason: '看不清', allow_resubmit: true },
  reject: { pass: false, reason: '金额不符' },
}
type Verdict = keyof typeof verdicts
function others(given: Verdict) {
  return (Object.keys(verdicts) as Verdict[]).filter((other) => other !== given)
}

test.each<[Verdict, string]>([
  ['approve', 'paid'],
  ['return', 'pending'],
  ['reject', 'rejected'],
])('%s, given again, is answered with the order; another verdict is refused', async (given, status) => {
  const order = await aProof()
  const first = orderOf(await judge(lan, order, verdicts[given]))
  const again = await shop.as('bo').ask('verify', { order_id: order.id, ...verdicts[given] })
  const done_before = { action: given, at: first.updated_at, by: 'lan' }
  expect(again).toEqual({ order: first, done_before })
  for (const other of others(given))
    expect(await judge(lan, order, verdicts[other])).toMatchObject({ code: 4005, detail: { status } })
  expect(await auditsOf(order)).toHaveLength(1)
})

test.each([{ pass: false }, { pass: false, reason: '  ' }, { pass: false, allow_resubmit: true, reason: '' }])(
  'the verdict %j needs a reason, and changes nothing without',
  async (given) => {
    const order = await aProof()
    expect(await judge(lan, order, given)).toMatchObject({
      code: 4000,
      message: '请写明原因',
      detail: { field: 'reason' },
    })
    expect((await shop.find('orders', { _id: order.id }))[0]?.status).toBe('proof_submitted')
  },
)

test('only what was handed in and has not lapsed can be judged', async () => {
  const pending = await hold(aPlayer(), slot(shop, 3))
  expect(await judge(lan, pending, verdicts.approve)).toMatchObject({ code: 4005, detail: { status: 'pending' } })
  expect(await judge(lan, { ...pending, id: 'no-such-order' }, verdicts.approve)).toMatchObject({ code: 4004 })
  const order = await aProof()
  moveTo(shop, order.end_time)
  for (const given of Object.values(verdicts)) expect(await judge(lan, order, given)).toMatchObject({ code: 4003 })
  expect(await judge(lan, pending, verdicts.approve)).toMatchObject({ code: 4003 })
  expect(await auditsOf(order)).toEqual([])
})

interface Message {
  touser: string
  template_id: string
  data: Record<string, { value: string }>
}
function door(path: string, body?: object) {
  return fetch(`${shop.cloud.url}/__local/${path}`, body && { method: 'POST', body: JSON.stringify(body) })
}
async function messagesTo({ openid }: Person) {
  return ((await (await door('messages')).json()) as Message[]).filter(({ touser }) => touser === openid)
}
function consent(player: Person, count = 9) {
  return door('consents', { openid: player.openid, template_id: 'T-verdict', count })
}

test('who agreed is told of each verdict, once, and with the reason', async () => {
  const player = aPlayer()
  await consent(player)
  const order = await aProof(player)
  for (let twice = 0; twice < 2; twice++) await judge(lan, order, { ...verdicts.return, reason: '看不清' })
  await handIn(player, order.id)
  for (let twice = 0; twice < 2; twice++) await judge(lan, order, { pass: true })
  for (let twice = 0; twice < 2; twice++) await lan.ask('cancelOrder', { order_id: order.id, reason: '主机坏了' })
  const told = (await messagesTo(player)).map(({ data }) => [data.phrase1?.value, data.thing3?.value])
  expect(told).toEqual([
    ['已退回', '看不清'],
    ['已确认', '请准时到店'],
    ['已取消', '主机坏了'],
  ])
})

test('who did not agree hears nothing, and nobody minds', async () => {
  const player = aPlayer()
  expect((await judge(lan, await aProof(player), { pass: true })).code).toBe(0)
  expect(await messagesTo(player)).toEqual([])
})

const states: Record<string, (player: Person) => Promise<OrderView>> = {
  pending: (player) => hold(player, slot(shop, 20)),
  proof_submitted: aProof,
  paid: async (player) => orderOf(await judge(lan, await aProof(player), verdicts.approve)),
}

test.each(Object.keys(states))('an admin ends a %s order, with a reason that the player reads', async (state) => {
  const player = aPlayer()
  const order = (await states[state]?.(player)) as OrderView
  const order_id = order.id
  expect(await lan.call('cancelOrder', { order_id })).toMatchObject({
    code: 4000,
    message: '请写明原因',
    detail: { field: 'reason' },
  })
  const { order: cancelled } = await lan.ask('cancelOrder', { order_id, reason: '主机坏了' })
  expect(cancelled.player?.id).toBe(player.openid)
  const done_before = { action: 'admin_cancel', at: cancelled.updated_at, by: 'lan' }
  expect(await lan.ask('cancelOrder', { order_id, reason: '主机坏了' })).toEqual({ order: cancelled, done_before })
  expect(await seenBy(player, order)).toMatchObject({ status: 'cancelled', reason: '主机坏了' })
  expect(await placesOf(order)).toEqual([])
  expect((await auditsOf(order)).at(-1)).toMatchObject({
    action: 'cancel',
    admin_id: 'lan',
    reason: '主机坏了',
    before: { status: state },
    after: { status: 'cancelled' },
  })
  expect((await hold(player, slot(shop, 20))).status).toBe('pending')
})

test('what is over is not cancelled: rejected 4005, lapsed 4003; and no player cancels what was handed in', async () => {
  const player = aPlayer()
  const order = await aProof(player)
  const mine = await player.call('cancelOrder', { order_id: order.id })
  expect(mine).toMatchObject({ code: 4005, detail: { status: 'proof_submitted' } })
  await judge(lan, order, verdicts.reject)
  const end = { order_id: order.id, reason: '主机坏了' }
  expect(await lan.call('cancelOrder', end)).toMatchObject({ code: 4005, detail: { status: 'rejected' } })
  const lapsed = await hold(player, slot(shop, 20))
  passMinutes(shop, 15)
  expect(await lan.call('cancelOrder', { ...end, order_id: lapsed.id })).toMatchObject({ code: 4003 })
  expect(await player.call('cancelOrder', { order_id: lapsed.id })).toMatchObject({ code: 4003 })
})
