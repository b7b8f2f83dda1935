import type { ZodObject } from 'zod'
import { contract, type FunctionName } from '../../core/contract/contract'
import { dump } from '../support/database-dump'
import { never, oddIds } from '../support/hostile-inputs'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { environment, openShop, type Shop } from '../support/shop'

let shop: Shop
/** A valid request of every function, by an owner who plays too. */
let valid: Partial<Record<FunctionName, Record<string, unknown>>>
const people = ['lan', 'ming', 'hua']

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(4) }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
  for (const openid of people) await shop.as(openid).ask('login', {})
  const order_id = (await hold(shop.as('lan'), slot(shop, 1))).id
  const { id } = await submitted(shop.as('ming'), slot(shop, 20))
  const { settings } = await shop.as('lan').ask('getSettings', {})
  valid = {
    login: { code: 'abc' },
    listSlots: { from: slot(shop), hours: 5 },
    getSettings: {},
    selfCheck: {},
    checkInvariants: { repair: false },
    exportMyData: { cursor: '0' },
    deleteMyData: { confirm: true },
    createReservation: { start_time: slot(shop, 2), idempotency_key: 'a-key-for-this', expected_amount: 0 },
    cancelOrder: { order_id, reason: '主机坏了' },
    uploadProof: { order_id, file_ids: [await shop.as('lan').upload(aScreenshot())], note: '已付' },
    listOrders: { status: ['paid'], cursor: '0', limit: 5 },
    getOrder: { order_id },
    updateProfile: { nickname: '小王', avatar_file_id: await shop.as('lan').upload(aScreenshot()) },
    adminListOrders: {
      status: [],
      from_day: '2026-11-23',
      to_day: '2026-11-24',
      player_id: 'ming',
      player_name: '小王',
      order_no: '261123-0',
      pay_code: '0001',
      oldest_first: true,
      cursor: '0',
      limit: 5,
    },
    verify: { order_id: id, pass: true, reason: '', allow_resubmit: false, seen: [] },
    blockPlayer: { player_id: 'ming', is_blocked: true, reason: '反复占位' },
    updateSettings: {
      ...settings,
      price_rules: [{ weekdays: [1], from_hour: 1, to_hour: 2, price: 1 }],
      dry_run: true,
    },
    listDay: { day: '2026-11-24' },
    openHours: { closure_id: 'none' },
    listAdmins: {},
    getStats: {},
    closeHours: { console_id: '1', from_time: slot(shop, 90), to_time: slot(shop, 91), reason: '保养', dry_run: true },
    exportOrders: { from_day: '2026-11-23', to_day: '2026-11-24', cursor: '0' },
    inviteAdmin: { role: 'viewer', name: '新店员' },
    listInvites: {},
    revokeInvite: { invite_id: 'no-such-invite' },
    acceptInvite: { code: 'NO-SUCH-CODE' },
    changeAdmin: { admin_id: 'lan', role: 'owner' },
    listAudits: {
      order_id,
      admin_id: 'lan',
      action: 'approve',
      from: slot(shop),
      to: slot(shop),
      cursor: '0',
      limit: 5,
    },
  }
})
afterAll(() => shop.close())

const names = Object.keys(environment.functions) as FunctionName[]
/** Those that look at their event; the others take any, and believe nothing of it. */
const reading = names.filter((name) => !['expireCron', 'tidyCron', 'health'].includes(name))
/** Where null means all consoles, and no role. */
const isNull = ['null', 'a number beyond all']
const nullable = ['closeHours console_id', 'changeAdmin role']

function fieldsOf(name: FunctionName): string[] {
  return Object.keys((contract[name].request as ZodObject).shape)
}

/** Sends the valid request with one field as it may not be. */
function withField(name: FunctionName, field: string, json: string): Promise<unknown> {
  const { [field]: _, ...rest } = valid[name] ?? {}
  const others = JSON.stringify(rest).slice(1, -1)
  return shop.as('lan').send(name, `{${others}${others && ','}${JSON.stringify(field)}:${json}}`)
}

const cases = reading.flatMap((name) => fieldsOf(name).map((field) => [name, field] as const))

test('the valid requests have every field of the contract', () => {
  for (const name of reading)
    expect([name, Object.keys(valid[name] ?? {}).sort()]).toEqual([name, fieldsOf(name).sort()])
})

test.each(cases)('%s names its field %s, whatever it is sent there, and changes nothing', async (name, field) => {
  const before = await dump(shop)
  for (const [what, json] of Object.entries(never)) {
    if (isNull.includes(what) && nullable.includes(`${name} ${field}`)) continue
    const reply = await withField(name, field, json)
    expect([what, reply]).toEqual([what, refusalNaming(field)])
  }
  expect(await dump(shop)).toEqual(before)
})

function refusalNaming(field: string): unknown {
  return expect.objectContaining({
    code: 4000,
    message: expect.stringMatching(/^[\p{Script=Han} \w、/]+$/u) as string,
    detail: { field: expect.stringMatching(new RegExp(`^${field}(\\.|$)`)) as string },
  })
}

test.each(reading)('%s refuses fields it does not know, and names one', async (name) => {
  const before = await dump(shop)
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
  expect(await dump(shop)).toEqual(before)
})

const required: [FunctionName, string][] = [
  ['createReservation', 'start_time'],
  ['cancelOrder', 'order_id'],
  ['uploadProof', 'order_id'],
  ['uploadProof', 'file_ids'],
  ['getOrder', 'order_id'],
  ['verify', 'order_id'],
  ['verify', 'pass'],
]

test.each(required)('%s needs %s', async (name, field) => {
  const { [field]: _, ...rest } = valid[name] ?? {}
  expect(await shop.as('lan').send(name, rest)).toMatchObject({ code: 4000, message: '缺少这一项', detail: { field } })
})

test.each(['getOrder', 'cancelOrder', 'uploadProof', 'verify'] as const)(
  '%s knows no order by an odd name',
  async (name) => {
    const before = await dump(shop)
    for (const order_id of oddIds)
      expect([order_id, await shop.as('lan').send(name, { ...valid[name], order_id })]).toEqual([
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

test.each(names)('what is no event at all does not reach %s', async (name) => {
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
