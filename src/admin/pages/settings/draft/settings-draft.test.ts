import { defaultSettings, type Settings } from '../../../../../core/shop/settings'
import { readDraft, toDraft, type Draft } from './settings-draft'

const before: Settings = {
  ...defaultSettings,
  price_rules: [{ weekdays: [0, 6], from_hour: 18, to_hour: 2, price: 2550 }],
  closures: [
    {
      id: 'c',
      console_id: '1',
      from_time: '2026-11-23T00:00:00.000Z',
      to_time: '2026-11-24T00:00:00.000Z',
      reason: '',
    },
  ],
}
function saving(changes: Partial<Draft>) {
  return readDraft({ ...toDraft(before), ...changes }, before)
}

test('a draft that nobody touched changes nothing', () => {
  expect(saving({})).toEqual({ changes: {} })
})

test('only what differs is sent, in minutes and fen', () => {
  expect(saving({ hold_minutes: '20', price_per_hour: '12.5' })).toEqual({
    changes: { hold_minutes: 20, price_per_hour: 1250 },
  })
})

test.each([
  ['0', 0],
  ['0.05', 5],
  ['19.99', 1999],
  ['10000', 1_000_000],
])('%s yuan are %i fen', (price, fen) => {
  expect(saving({ price_per_hour: price })).toEqual({ changes: fen === 0 ? {} : { price_per_hour: fen } })
})

test.each<[string, Partial<Draft>, RegExp]>([
  ['a hold of no minutes', { hold_minutes: '0' }, /保留时间.*1 到 240/],
  ['half a minute', { review_minutes: '1.5' }, /核验时限/],
  ['an empty number', { holds_per_hour: '' }, /预约次数/],
  ['a price with three decimals', { price_per_hour: '1.005' }, /两位小数/],
  ['a price that is no number', { price_per_hour: 'abc' }, /价格/],
  ['a price above the limit', { price_per_hour: '10000.01' }, /10000.00/],
  ['a console without a name', { consoles: [{ id: '1', name: ' ', open: true }] }, /主机名称/],
  [
    'a price rule for no day',
    { price_rules: [{ key: 0, weekdays: [], from_hour: 1, to_hour: 2, price: '1' }] },
    /一天/,
  ],
  ['hours that begin when they end', { opening_hours: { from_hour: 9, to_hour: 9 } }, /同一时刻/],
  ['a console that a closure still names', { consoles: [{ id: '2', name: 'b', open: true }] }, /没有编号为 1/],
])('%s is refused in a sentence', (_what, changes, sentence) => {
  expect(saving(changes)).toEqual({ problem: expect.stringMatching(sentence) as string })
})

test('a console’s name that nobody can read is not sent, and the sentence says which', () => {
  const [console] = before.consoles
  const named = (name: string) => saving({ consoles: [{ id: '1', open: true, ...console, name }] })
  expect(named('沙发\u200b位')).toEqual({ problem: '主机名称「沙发位」有看不见的字符或换行 请删掉重写' })
  expect(named('沙发位')).toMatchObject({ changes: { consoles: [{ name: '沙发位' }] } })
})

test('a notice is sent as it is stored, so that what cannot be seen is no change', () => {
  expect(saving({ notice: ' \u200b\n' })).toEqual({ changes: {} })
})

test('a place is written as maps write it, and sent as two numbers', () => {
  const shop = { ...toDraft(before).shop, name: ' 阿兰的 PS5 ', position: '39.90882， 116.39747' }
  const sent = { ...before.shop, name: '阿兰的 PS5', latitude: 39.90882, longitude: 116.39747 }
  expect(saving({ shop })).toEqual({ changes: { shop: sent } })
  expect(toDraft({ ...before, shop: sent }).shop.position).toBe('39.90882,116.39747')
})

test.each([
  [{ position: '39.9' }, /纬度,经度/],
  [{ position: '95,116' }, /纬度,经度/],
  [{ phone: '打我' }, /电话/],
  [{ wechat_id: '阿兰' }, /微信号/],
])('of the shop, %j is refused in a sentence', (part, sentence) => {
  const shop = { ...toDraft(before).shop, ...part }
  expect(saving({ shop })).toEqual({ problem: expect.stringMatching(sentence) as string })
})

test('a shop that was only read is no change', () => {
  const { name, address, ...rest } = before.shop
  const stored = { ...before, shop: { name, address, latitude: 1, longitude: 2, ...rest } }
  expect(readDraft(toDraft(stored), stored)).toEqual({ changes: {} })
})
