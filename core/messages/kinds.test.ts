import { fieldKinds, kindOf, written, type FieldKind, type Value } from './kinds'
import { sourcesOfKind, sourcesOfOrder } from './sources'
import { defaultSettings } from '../shop/settings'
import { anOrder } from '../testing/samples'

test.each([
  ['thing4', 'thing'],
  ['character_string12', 'character_string'],
  ['phone_number1', 'phone_number'],
  ['something1', null],
  ['', null],
] as const)('%j is a field of the kind %j', (field, kind) => {
  expect(kindOf(field)).toBe(kind)
})

const evening = '2026-11-23T13:00:00.000Z'

test.each<[FieldKind, Value, string]>([
  ['thing', { text: '  金额不符\n请联系店主 ' }, '金额不符 请联系店主'],
  ['thing', { text: '请'.repeat(30) }, '请'.repeat(20)],
  ['thing', { text: `${'请'.repeat(19)}🎮🎮` }, '请'.repeat(19)],
  ['thing', { amount: 1500 }, '15.00'],
  ['thing', { moment: evening }, '2026-11-23 21:00'],
  ['number', { number: 3 }, '3'],
  ['number', { amount: 1550 }, '15.50'],
  ['number', { text: '三' }, ''],
  ['letter', { text: 'PS' }, 'PS'],
  ['letter', { text: 'PS5' }, ''],
  ['symbol', { text: '-' }, '-'],
  ['symbol', { text: '一' }, ''],
  ['character_string', { text: '261123-0000001' }, '261123-0000001'],
  ['character_string', { text: '单号 261123' }, '261123'],
  ['character_string', { text: '一' }, ''],
  ['time', { moment: evening }, '2026-11-23 21:00'],
  ['time', { from: evening, to: '2026-11-23T17:00:00.000Z' }, '2026-11-23 21:00~2026-11-24 01:00'],
  ['time', { text: '晚上' }, ''],
  ['date', { moment: evening }, '2026-11-23 21:00'],
  ['amount', { amount: 5 }, '¥0.05'],
  ['amount', { text: '15元' }, '15元'],
  ['amount', { text: '十五' }, ''],
  ['phone_number', { text: '021-5555 0100' }, '021-55550100'],
  ['phone_number', { text: '一三八' }, ''],
  ['car_number', { text: '沪A12345' }, '沪A12345'],
  ['car_number', { text: 'too long for a car' }, ''],
  ['name', { text: '张三' }, '张三'],
  ['name', { text: '1号机' }, ''],
  ['phrase', { text: '已确认' }, '已确认'],
  ['phrase', { text: '预约已经确认了' }, '预约已经确'],
  ['phrase', { text: 'paid' }, ''],
  ['enum', { text: '已变更' }, '已变更'],
])('%s of %j is %j', (kind, value, expected) => {
  expect(written(kind, value)).toBe(expected)
})

test('every value that a kind may hold can be written as that kind', () => {
  const shop = { ...defaultSettings.shop, name: '阿兰的 PS5', address: '中山路 1 号', phone: '021-5555 0100' }
  const sources = sourcesOfOrder('confirmed', anOrder(), { ...defaultSettings, shop })
  for (const kind of fieldKinds)
    for (const source of sourcesOfKind[kind] ?? [])
      expect([kind, source, written(kind, sources[source])]).not.toContain('')
})
