import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { insertOrders, livingOrders } from '../bench/past'
import { aProof, consoles } from '../samples'
import { aScreenshot, moveTo, OPENING } from '../scenes'
import { builtWeapp, openStreet, type Street } from './phone'

const WAITING = 200

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { lan: 'owner' }, settings: { consoles: consoles(20), price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

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
}

interface Scrolled {
  names: string[]
  mostNodes: number
}

/** Runs in the browser: scrolls to the end of the list as fast as it is drawn, and notes what was seen on the way. */
async function scrollToTheEnd(top: Element): Promise<Scrolled> {
  const scroller = top.querySelector('.page-scroller')!
  const isDrawn = (chunk: Element): boolean => {
    const { top: from, bottom } = chunk.getBoundingClientRect()
    return bottom < 0 || from > innerHeight || chunk.childElementCount > 0
  }
  const names = new Set<string>()
  let mostNodes = 0
  for (let rest = 0; rest < 30;) {
    scroller.scrollTop += 700
    do await new Promise((resolve) => setTimeout(resolve, 20))
    while (![...top.querySelectorAll('.chunk')].every(isDrawn))
    for (const title of top.querySelectorAll('.review .title')) names.add(title.textContent ?? '')
    mostNodes = Math.max(mostNodes, window.__phone!.tree().nodes)
    const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
    rest = isAtEnd ? rest + 1 : 0
  }
  return { names: [...names], mostNodes }
}

test('a list of 200 proofs is read to its end in small steps and never holds many nodes', async () => {
  await fillShop()
  const phone = await street.phone('lan', { path: 'admin/pages/review/index' })
  await phone.button('通过').waitFor()
  const { names, mostNodes } = await phone.top.evaluate(scrollToTheEnd)
  expect(names).toHaveLength(WAITING)
  await phone.sees('没有更多了')
  const { records } = await phone.hook((hook) => hook.setData())
  expect(Math.max(...records.map(({ bytes }) => bytes))).toBeLessThanOrEqual(20_000)
  expect(mostNodes).toBeLessThanOrEqual(1000)
})

test.each(['orders', 'order', 'day', 'stats', 'settings', 'admins', 'audits', 'export'])(
  'the page %s of a full shop is drawn in small steps, of few nodes',
  async (page) => {
    const [order] = await street.shop.find('orders')
    const phone = await street.phone('lan', { path: `admin/pages/${page}/index?order_id=${order!._id}` })
    if (page === 'day') await phone.tab('明天')
    await phone.page.waitForTimeout(500)
    await phone.seesNot('加载中…')
    const { records } = await phone.hook((hook) => hook.setData())
    expect(Math.max(...records.map(({ bytes }) => bytes))).toBeLessThanOrEqual(20_000)
    const { nodes, children, depth } = await phone.hook((hook) => hook.tree())
    expect(nodes).toBeLessThanOrEqual(1000)
    expect(children).toBeLessThanOrEqual(60)
    expect(depth).toBeLessThan(30)
  },
)

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size

test('what only admins need is 120 kB at the most, and not in the main package', () => {
  expect(sizeOf(join(builtWeapp, 'admin'))).toBeLessThanOrEqual(120_000)
})
