import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { insertOrders, livingOrders } from '../support/measuring/seeded-history'
import { newMessageToAdmin } from '../../core/messages/outbox'
import { aProof, consoles } from '../../core/testing/samples'
import { aScreenshot, moveTo, OPENING } from '../support/scenes'
import { builtWeapp, openStreet, type Street } from './phone'
import { rests } from './rest'
import { readToTheEnd } from './scroll'

const WAITING = 200

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { lan: 'owner' }, settings: { consoles: consoles(20), price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

/** A hundred messages, none of which could be sent. */
function messagesOf(ids: string[]) {
  return ids.map((id) => ({
    ...newMessageToAdmin('nobody', id, OPENING),
    _id: `${id}:confirmed:1`,
    order_id: id,
    event: 'confirmed' as const,
    status: 'failed' as const,
    code: 47003,
    try_at: null,
  }))
}

/** As much on each card as there can be: three pictures that were used before, a note, a long name. */
async function fillShop(): Promise<void> {
  const { shop } = street
  const file_ids = await Promise.all([1, 2, 3].map(() => shop.as('lan').upload(aScreenshot())))
  const orders = livingOrders(WAITING, OPENING).map((order, at) => ({
    ...order,
    player_name: `欧阳翠花的第${String(at).padStart(3, '0')}位朋友`,
    note: '已经转账，麻烦尽快确认一下，谢谢老板。'.repeat(10),
    proofs: file_ids.map((file_id, image) => ({ ...aProof(`${at}-${image}`, order.created_at), file_id })),
  }))
  await insertOrders(shop, orders)
  await shop.insert('messages', messagesOf(orders.slice(0, 100).map(({ _id }) => _id)))
}

test('a list of 200 proofs is read to its end in small steps and never holds many nodes', async () => {
  await fillShop()
  const phone = await street.phone('lan', { path: 'admin/pages/review/index' })
  await phone.button('通过').waitFor()
  const { texts, mostNodes } = await readToTheEnd(phone, '.review-card .title')
  expect(texts).toHaveLength(WAITING)
  const { records } = await phone.hook((hook) => hook.setData())
  expect(Math.max(...records.map(({ bytes }) => bytes))).toBeLessThanOrEqual(20_000)
  expect(mostNodes).toBeLessThanOrEqual(1000)
})

test.each(['orders', 'order', 'day', 'stats', 'settings', 'admins', 'audits', 'messages', 'export'])(
  'the page %s of a full shop is drawn in small steps, of few nodes',
  async (page) => {
    const [order] = await street.shop.find('orders')
    const phone = await street.phone('lan', { path: `admin/pages/${page}/index?order_id=${order?._id}` })
    if (page === 'day') await phone.tab('明天')
    await phone.seesNot('加载中…')
    await rests(phone.page)
    const { records } = await phone.hook((hook) => hook.setData())
    expect(Math.max(...records.map(({ bytes }) => bytes))).toBeLessThanOrEqual(20_000)
    const { nodes, children, depth } = await phone.hook((hook) => hook.tree())
    expect(nodes).toBeLessThanOrEqual(1000)
    expect(children).toBeLessThanOrEqual(60)
    expect(depth).toBeLessThan(30)
  },
)

function sizeOf(path: string): number {
  return statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size
}

test('what only admins need is 120 kB at the most, and not in the main package', () => {
  expect(sizeOf(join(builtWeapp, 'admin'))).toBeLessThanOrEqual(120_000)
})
