import fc from 'fast-check'
import { refusalOf } from '../testing/actions'
import { functionNames, nullableFields, requests, takingAnything } from '../testing/requests'
import { NOW } from '../testing/samples'
import type { FunctionName } from './contract'
import { DomainError } from '../errors'
import { parseRequest } from './request'
import { MAX_CONSOLES } from '../shop/settings'

const fields = functionNames.flatMap((name) => Object.keys(requests[name].whole).map((field) => ({ name, field })))

/** The field that a request is refused for; the refusal is 4000 and says why in Chinese. */
function faultOf(name: FunctionName, event: unknown): string | null {
  try {
    parseRequest(name, event)
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error.code).toBe(4000)
    expect(error.message).toMatch(/\p{Script=Han}/u)
    expect(error.message.length).toBeLessThan(200)
    return error.detail?.field ?? ''
  }
}

test.each(functionNames)('%s takes a whole request as it is', (name) => {
  const { whole } = requests[name]
  expect(parseRequest(name, whole)).toEqual(whole)
})

test.each(functionNames)('%s misses exactly the fields it needs', (name) => {
  const { whole, required } = requests[name]
  const missed = Object.keys(whole).filter((field) => faultOf(name, { ...whole, [field]: undefined }) === field)
  expect(missed).toEqual(required)
  expect(faultOf(name, {})).toBe(required[0] ?? null)
})

const wrong = [
  { $gt: '' },
  { $ne: null },
  { length: 1 },
  null,
  NaN,
  [null],
  [{ $gt: '' }],
  'x'.repeat(1_000_000),
  -1,
  1e300,
]

test.each(fields)('$name refuses a wrong $field by its name', ({ name, field }) => {
  for (const value of wrong.filter((value) => value !== null || !nullableFields.includes(`${name}.${field}`)))
    expect(faultOf(name, { ...requests[name].whole, [field]: value })).toMatch(new RegExp(`^${field}\\b`))
})

test.each(functionNames)('%s refuses what is no object', (name) => {
  for (const event of [undefined, null, [], 'text', 7, true]) expect(faultOf(name, event)).toBe('event')
})

test.each(functionNames.filter((name) => !takingAnything.includes(name)))(
  '%s refuses a field it does not know',
  (name) => {
    const text = JSON.stringify(requests[name].whole)
    for (const field of ['openid', 'price', 'now', '__proto__', 'constructor', '$where']) {
      const added = text === '{}' ? `{"${field}":{}}` : text.replace('{', `{"${field}":{},`)
      expect(faultOf(name, JSON.parse(added))).toBe(field)
    }
    expect(faultOf(name, { ...requests[name].whole, ['k'.repeat(1000)]: 1 })).toBe('k'.repeat(60))
  },
)

test('a timer event is let through, and nothing of it reaches an object', () => {
  const event: unknown = JSON.parse('{"Type":"Timer","__proto__":{"polluted":1}}')
  expect(parseRequest('expireCron', event)).toEqual({ Type: 'Timer' })
  expect({}).not.toHaveProperty('polluted')
})

test('no request at all makes anything but a refusal', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString', 'order_id', 'start_time', 'status'))
  const anything = fc.oneof(fc.anything(), fc.dictionary(text, fc.anything()), fc.jsonValue())
  fc.assert(
    fc.property(fc.constantFrom(...functionNames), anything, (name, event) => void faultOf(name, event)),
    { numRuns: 1000 },
  )
})

test.each<[string, string | null]>([
  ['2026-11-23T20:00:00+08:00', '2026-11-23T12:00:00.000Z'],
  ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00.000Z'],
  ['2026-11-23T12:00:00.0009999Z', '2026-11-23T12:00:00.000Z'],
  ['2026-11-23T12:00:00-00:00', '2026-11-23T12:00:00.000Z'],
  ['2026-11-23T12:00:00', null],
  ['2026-11-23', null],
  ['2026-11-23 12:00:00Z', null],
  ['2026-02-29T12:00:00Z', null],
  ['2026-11-23T24:00:00Z', null],
  ['2026-11-23T12:00:60Z', null],
  ['2026-11-23T12:00:00+24:00', null],
  ['9999-12-31T23:59:59-23:59', null],
  ['0000-01-01T00:00:00+23:59', null],
  ['1795435200000', null],
])('the time %s is read as %s', (start_time, expected) => {
  if (expected) expect(parseRequest('createReservation', { start_time })).toEqual({ start_time: expected })
  else expect(faultOf('createReservation', { start_time })).toBe('start_time')
})

test.each<[FunctionName, object, string, string]>([
  ['uploadProof', { order_id: 'o', file_ids: ['a', 'b', 'c', 'd'] }, 'file_ids', '最多 3 项'],
  ['uploadProof', { order_id: 'o', file_ids: ['a', 7] }, 'file_ids.1', '应为文字'],
  ['uploadProof', { order_id: 'o', file_ids: ['a'], note: '长'.repeat(201) }, 'note', '不能超过 200 个字'],
  ['createReservation', { start_time: NOW, idempotency_key: '' }, 'idempotency_key', '太短'],
  ['createReservation', {}, 'start_time', '缺少这一项'],
  ['inviteAdmin', { name: '小店员' }, 'role', '缺少这一项'],
  ['listSlots', { hours: 73 }, 'hours', '不能大于 72'],
  ['listSlots', { hours: 0 }, 'hours', '不能小于 1'],
  ['listSlots', { hours: 1.5 }, 'hours', '应为整数'],
  ['listSlots', { hours: '72' }, 'hours', '应为数字'],
  ['listSlots', { day: 'today', to: NOW }, 'day', '没有这一项'],
  ['listOrders', { status: 'paid' }, 'status', '应为列表'],
  ['deleteMyData', { confirm: 'yes' }, 'confirm', '应为 true 之一'],
  ['verify', { order_id: 'o', pass: 'true' }, 'pass', '应为 true 或 false'],
  [
    'listOrders',
    { status: ['lost'] },
    'status.0',
    '应为 pending、proof_submitted、paid、rejected、cancelled、expired 之一',
  ],
  ['adminListOrders', { from_day: '2026-02-30' }, 'from_day', '格式不对'],
  ['adminListOrders', { pay_code: '12345' }, 'pay_code', '格式不对'],
  ['updateProfile', { nickname: '   ' }, 'nickname', '太短'],
  ['updateSettings', { consoles: [] }, 'consoles', '太少'],
  [
    'updateSettings',
    { consoles: [{ id: String(MAX_CONSOLES + 1), name: 'x', open: true }] },
    'consoles.0.id',
    '格式不对',
  ],
  ['updateSettings', { opening_hours: { from_hour: 24, to_hour: 24 } }, 'opening_hours.from_hour', '不能大于 23'],
  ['updateSettings', { pay_qr_url: 'javascript:alert(1)' }, 'pay_qr_url', '格式不对'],
  ['updateSettings', { pay_qr_url: 'http://plain' }, 'pay_qr_url', '格式不对'],
  ['updateSettings', { closed_weekdays: [7] }, 'closed_weekdays.0', '不能大于 6'],
  ['updateSettings', { message_templates: 'none' }, 'message_templates', '应为对象'],
])('%s with %j is refused: %s %s', (name, event, field, why) => {
  expect(refusalOf(() => parseRequest(name, event))).toEqual({ code: 4000, detail: { field } })
  expect(() => parseRequest(name, event)).toThrow(why)
})

test.each(['', 'https://example.com/qr.png', 'cloud://env.bucket/qr.png'])('a QR code may be at %p', (pay_qr_url) => {
  expect(parseRequest('updateSettings', { pay_qr_url })).toEqual({ pay_qr_url })
})

test('blanks around words are taken off', () => {
  expect(parseRequest('updateProfile', { nickname: '  小王 ' })).toEqual({ nickname: '小王' })
})
