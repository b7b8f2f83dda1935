import { consoles } from '../../core/testing/samples'
import { moveTo, OPENING } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { Transcript } from '../tour/transcript'
import { walk } from '../tour/walk'

let shop: Shop
afterEach(() => shop.close())

async function open(count: number) {
  shop = await openShop({
    automaticTimers: true,
    admins: { 'admin-lan': 'owner' },
    settings: { price_per_hour: 1500, consoles: consoles(count) },
  })
  moveTo(shop, OPENING)
}

test.each([
  [0, 1],
  [44, 1],
  [46, 2],
  [59, 3],
])(
  'the tour begun at minute %i of an hour, with %i open consoles, ends well and leaves nothing',
  async (minute, count) => {
    await open(count)
    const printed: string[] = []
    const say = new Transcript((line) => printed.push(line))
    await walk(shop.cloud.url, say, minute)
    expect(printed.filter((line) => line.includes('✗'))).toEqual([])
    const orders = await shop.find('orders')
    expect(orders.length).toBeGreaterThanOrEqual(3)
    expect(orders.filter(({ status }) => status !== 'cancelled' && status !== 'expired')).toEqual([])
  },
)

test('a tour that ends early gives its places back', async () => {
  await open(2)
  const say = new Transcript(() => {})
  say.title = (text) => {
    if (text.includes('The admin returns it')) throw new Error('cut off')
  }
  await expect(walk(shop.cloud.url, say)).rejects.toThrow('cut off')
  const orders = await shop.find('orders')
  expect(orders.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
})
