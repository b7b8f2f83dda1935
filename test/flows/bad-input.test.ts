import type { FunctionName } from '../../core/contract/contract'
import { functionNames, nullableFields, requests, takingAnything } from '../../core/testing/requests'
import { dump } from '../support/database-dump'
import { never, oddIds } from '../support/hostile-inputs'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop
let untouched: unknown
const people = ['lan', 'ming', 'hua']

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(4) }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
  for (const openid of people) await shop.as(openid).ask('login', {})
  await hold(shop.as('lan'), slot(shop, 1))
  await submitted(shop.as('ming'), slot(shop, 20))
  untouched = await dump(shop)
})
afterAll(() => shop.close())

/** Those that look at their event; the others take any, and believe nothing of it. */
const reading = functionNames.filter((name) => !takingAnything.includes(name))
const isNull = ['null', 'a number beyond all']

/** Sends the valid request with one field as it may not be. */
function withField(name: FunctionName, field: string, json: string): Promise<unknown> {
  const others = JSON.stringify(without(name, field)).slice(1, -1)
  return shop.as('lan').send(name, `{${others}${others && ','}${JSON.stringify(field)}:${json}}`)
}

function without(name: FunctionName, field: string): object {
  return Object.fromEntries(Object.entries(requests[name].whole).filter(([other]) => other !== field))
}

const cases = reading.flatMap((name) => Object.keys(requests[name].whole).map((field) => [name, field] as const))

test.each(cases)('%s names its field %s, whatever it is sent there', async (name, field) => {
  for (const [what, json] of Object.entries(never)) {
    if (isNull.includes(what) && nullableFields.includes(`${name}.${field}`)) continue
    const reply = await withField(name, field, json)
    expect([what, reply]).toEqual([what, refusalNaming(field)])
  }
})

function refusalNaming(field: string): unknown {
  return expect.objectContaining({
    code: 4000,
    message: expect.stringMatching(/^[\p{Script=Han} \w、/]+$/u) as string,
    detail: { field: expect.stringMatching(new RegExp(`^${field}(\\.|$)`)) as string },
  })
}

test.each(reading)('%s refuses fields it does not know, and names one', async (name) => {
  for (const field of [
    'openid',
    'now',
    '$where',
    '_id',
    '__proto__',
    'constructor',
    'toString',
    '',
    'x'.repeat(50_000),
  ]) {
    const reply = await withField(name, field, '{"a":1}')
    expect([field.slice(0, 60), reply]).toEqual([
      field.slice(0, 60),
      expect.objectContaining({ code: 4000, detail: { field: field.slice(0, 60) || 'event' } }),
    ])
  }
})

test('nothing was changed by any of it', async () => {
  expect(await dump(shop)).toEqual(untouched)
})

const needed = reading.flatMap((name) => requests[name].required.map((field) => [name, field] as const))

test.each(needed)('%s needs %s', async (name, field) => {
  const reply = await shop.as('lan').send(name, without(name, field))
  expect(reply).toMatchObject({ code: 4000, message: '缺少这一项', detail: { field } })
})

test.each(['getOrder', 'cancelOrder', 'uploadProof', 'verify'] as const)(
  '%s knows no order by an odd name',
  async (name) => {
    const before = await dump(shop)
    for (const order_id of oddIds)
      expect([order_id, await shop.as('lan').send(name, { ...requests[name].whole, order_id })]).toEqual([
        order_id,
        expect.objectContaining({ code: 4004 }),
      ])
    expect(await dump(shop)).toEqual(before)
  },
)

test('a key is any text of whole characters: odd ones are keys like others', async () => {
  const keys = ['$ne$ne$ne', '__proto__', 'constructor', '{"$ne":1}', '键'.repeat(64)]
  for (const [at, idempotency_key] of keys.entries()) {
    // an hour of its own: one hour may be held only three times a day
    const tap = { start_time: slot(shop, 30 + at), idempotency_key }
    const { order } = await shop.as('hua').ask('createReservation', tap)
    expect(await shop.as('hua').ask('createReservation', tap)).toEqual({ order })
    await shop.as('hua').ask('cancelOrder', { order_id: order.id })
  }
})

test.each([
  '2026-11-23',
  '2026-11-23T24:00:00Z',
  '2026-02-30T10:00:00Z',
  '+012026-11-23T10:00:00Z',
  '0000-01-01T00:00:00+08:00',
  '2026-11-23T14:00:00',
  'now',
  '',
])('"%s" is no start of an hour', async (start_time) => {
  const reply = await shop.as('hua').send('createReservation', { start_time })
  expect(reply).toMatchObject({ code: 4000, detail: { field: 'start_time' } })
})

test('the same moment may be written with any offset', async () => {
  const tap = { start_time: '2026-11-24T01:00:00+08:00', idempotency_key: 'in-shanghai' }
  const { order } = await shop.as('hua').ask('createReservation', tap)
  expect(order.start_time).toBe('2026-11-23T17:00:00.000Z')
  expect(await shop.as('hua').ask('createReservation', { ...tap, start_time: '2026-11-23T17:00:00Z' })).toEqual({
    order,
  })
})

const settings: [string, object, string][] = [
  ['two consoles of one number', { consoles: [...consoles(1), ...consoles(1)] }, 'consoles'],
  ['no console', { consoles: [] }, 'consoles'],
  ['a shop that opens and closes at one hour', { opening_hours: { from_hour: 9, to_hour: 9 } }, 'opening_hours'],
  ['a QR code by http', { pay_qr_url: 'http://shop.example/a.png' }, 'pay_qr_url'],
  ['a QR code that is a script', { pay_qr_url: 'https://x/\'"><script>' }, 'pay_qr_url'],
  ['holds of no time', { hold_minutes: 0 }, 'hold_minutes'],
  [
    'an operator deep inside',
    { price_rules: [{ weekdays: [{ $gt: 0 }], from_hour: 1, to_hour: 2, price: 1 }] },
    'price_rules.0.weekdays.0',
  ],
]

test.each(settings)('%s is refused as a setting, and nothing is changed', async (_what, changes, field) => {
  const before = await dump(shop)
  expect(await shop.as('lan').send('updateSettings', changes)).toMatchObject({ code: 4000, detail: { field } })
  expect(await dump(shop)).toEqual(before)
})

test.each(functionNames)('what is no event at all does not reach %s', async (name) => {
  for (const body of ['not json', '{"order_id":', '[]', 'null', '"text"', '7'])
    await expect(shop.as('lan').send(name, body)).rejects.toThrow('cloud.callFunction:fail')
})

test('nothing of all this was an internal error, or left anything that does not fit', async () => {
  expect(await contradictions(shop)).toEqual([])
  const logs = (await (await fetch(`${shop.cloud.url}/__local/logs?limit=2000`)).json()) as {
    json?: { level?: string }
  }[]
  expect(logs.filter(({ json }) => json?.level === 'error')).toEqual([])
})
