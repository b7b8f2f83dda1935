import fc from 'fast-check'
import type { FunctionName } from '../../../core/contract/contract'
import { addHours } from '../../../core/time'
import { hostileNames } from '../../../core/testing/hostile-names'
import { functionNames, requests } from '../../../core/testing/requests'
import { aJpeg, aPng } from '../../support/pictures'
import { OWNER, SLOT } from '../points/seeded-history'

/** `@order0`, `@file0`… stand for what the shop has made so far; see `filledIn`. */
export type FuzzEvent =
  | { kind: 'call'; name: FunctionName; openid: string; event: unknown }
  | { kind: 'upload'; openid: string; bytes: Uint8Array }
  | { kind: 'wait'; minutes: number }

export const PLAYERS = ['oPlayerOne', 'oPlayerTwo', 'oPlayerThree']
export const VIEWER = 'oViewer'
const callers = [...PLAYERS, ...PLAYERS, OWNER, OWNER, OWNER, OWNER, VIEWER, '', 'oStranger', 'o'.repeat(64)]

const order_id = fc.constantFrom('@order0', '@order0', '@order1', '@order2')
const file_id = fc.constantFrom('@file0', '@file1', '@file2', 'cloud://elsewhere.x/inbox/a.jpg')
const time = fc.nat({ max: 8 }).map((hours) => addHours(SLOT, hours - 4))
const day = fc.constantFrom('2026-11-23', '2026-11-24', '2000-02-29', '9999-12-31')
const reason = fc.constantFrom('看不清', '主机坏了', '', '金额不符\n请联系店主', '\n\n已由系统核验\u202e')
/** Most of them cannot be read. */
const name = fc.oneof(
  fc.constantFrom(...hostileNames, '小王', '阿博'),
  fc.string({ minLength: 1, maxLength: 32, unit: 'binary' }),
)

/** What people write into a field, whatever function it is of; a field that is not here is sent as the sample of its function has it. */
const fields: Record<string, fc.Arbitrary<unknown>> = {
  order_id,
  file_ids: fc.array(file_id, { minLength: 1, maxLength: 3 }),
  avatar_file_id: file_id,
  pay_qr_url: file_id,
  start_time: time,
  from_time: time,
  to_time: time,
  from: time,
  day,
  from_day: day,
  to_day: day,
  hours: fc.integer({ min: 1, max: 72 }),
  reason,
  note: reason,
  notice: fc.oneof(fc.string(), name),
  name,
  nickname: name,
  player_name: name,
  cursor: fc.constantFrom('', '261123-', '|', '@order0', '\u0000'),
  status: fc.array(fc.constantFrom('pending', 'paid', 'expired', 'proof_submitted'), { maxLength: 3 }),
  limit: fc.integer({ min: 1, max: 100 }),
  idempotency_key: fc.constantFrom('key-number-1', 'key-number-2', 'key-number-3'),
  expected_amount: fc.constantFrom(0, 1500, 1_000_000),
  pay_code: fc.constantFrom('0000', '1234'),
  pass: fc.boolean(),
  allow_resubmit: fc.boolean(),
  seen: fc.constantFrom([], ['sha']),
  guest_name: name,
  amount: fc.constantFrom(0, 1500, 1_000_000),
  received: fc.constantFrom('cash', 'transfer', 'none'),
  'verify.received': fc.constantFrom(0, 1500, 9999),
  settlement: fc.constantFrom('cash', 'transfer', 'waived'),
  outcome: fc.constantFrom('arrived', 'missed', 'cleared'),
  move_hours: fc.constantFrom(null, 0, 12),
  cancel_hours: fc.constantFrom(null, 0, 12),
  check_in: fc.boolean(),
  hold_minutes: fc.integer({ min: 1, max: 240 }),
  consoles: fc.tuple(name).map(([first]) => [{ id: '1', name: first, open: true }]),
  closed_weekdays: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
  version: fc.nat({ max: 5 }),
  dry_run: fc.boolean(),
  console_id: fc.constantFrom('1', null),
  closure_id: fc.string({ minLength: 1, maxLength: 8 }),
  role: fc.constantFrom('viewer', 'operator', 'owner'),
  invite_id: fc.constantFrom('none', '@code'),
  code: fc.constantFrom('@code', 'ABCDEFGHJKLM'),
  player_id: fc.constantFrom(...PLAYERS, 'nobody'),
  is_blocked: fc.boolean(),
  admin_id: fc.constantFrom(OWNER, VIEWER),
  repair: fc.boolean(),
  tap_id: fc.constantFrom('tap-1', 'tap-2', '\u0000'),
  results: fc.dictionary(
    fc.constantFrom('T-verdict', '__proto__', 'constructor', '$set', 'a.b'),
    fc.constantFrom('accept', 'reject', 'acceptWithAlert'),
    { maxKeys: 4 },
  ),
  FromUserName: fc.constantFrom(...PLAYERS, OWNER),
  // a robot's true address would be called
  url: fc.constantFrom('', 'https://example.org/cgi-bin/webhook/send', 'http://127.0.0.1:1/', 'x'),
  message_templates: fc.constantFrom(
    {},
    { verdict: 'T-verdict', expired: '' },
    { moved: { template_id: 'T-none', fields: {} } },
  ),
  remind_minutes: fc.constantFrom(0, 60, 1440),
  'createReservation.hours': fc.constantFrom(1, 1, 2, 3),
  'createReservation.console_id': fc.constantFrom('1', '1', '1', '2'),
  'changeAdmin.role': fc.constantFrom('viewer', 'owner', null),
}

/** Without it, no two bookings of one player would ever be the same tap. */
const alwaysSent = ['idempotency_key', 'reason']

/** What somebody with good intentions would send: what the function needs, and some of the rest. */
function decent(name: FunctionName): fc.Arbitrary<object> {
  const { whole, required } = requests[name]
  const parts = Object.entries(whole).map(([field, value]): [string, fc.Arbitrary<unknown>] => [
    field,
    fields[`${name}.${field}`] ?? fields[field] ?? fc.constant(value),
  ])
  const requiredKeys = Object.keys(whole).filter((field) => required.includes(field) || alwaysSent.includes(field))
  return fc.record(Object.fromEntries(parts), { requiredKeys })
}

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    NaN,
    '',
    ' ',
    '\u0000',
    '../../etc/passwd',
    '{"$gt":""}',
    '__proto__',
  ),
  fc.constantFrom<unknown>({ $gt: '' }, { $ne: null }, { $where: 'sleep(1000)' }, { $regex: '.*' }, { $function: {} }, [
    [],
  ]),
  fc.constantFrom(
    '\u202e',
    '￿',
    '😀'.repeat(50),
    "';DROP TABLE orders;--",
    '<script>',
    '$openid',
    '9999999-99-99',
    '1e999',
  ),
  fc.constant('x'.repeat(100_000)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
  fc.constant(Array.from({ length: 10_000 }, (_, at) => at)),
  fc.constant(JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)),
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
)

/** A decent request with one field made nasty, or one field more. */
function spoiled(event: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      event,
      fc.constantFrom(
        'order_id',
        'start_time',
        'file_ids',
        'cursor',
        'limit',
        'reason',
        'openid',
        '__proto__',
        '$set',
        'userInfo',
        'pass',
        'day',
        'status',
        'idempotency_key',
      ),
      nasty,
    )
    .map(([decentEvent, field, value]) => JSON.parse(JSON.stringify({ ...decentEvent, [field]: value })) as unknown)
}

const call: fc.Arbitrary<FuzzEvent> = fc.constantFrom(...functionNames).chain((name) => {
  const event = decent(name)
  const openid = fc.constantFrom(...callers)
  return fc.record({
    kind: fc.constant('call' as const),
    name: fc.constant(name),
    openid,
    event: fc.oneof(
      { arbitrary: event, weight: 6 },
      { arbitrary: spoiled(event), weight: 3 },
      { arbitrary: nasty, weight: 1 },
    ),
  })
})

/** Holding, paying and judging, which chance alone would seldom get to. */
const journey = fc
  .constantFrom<FunctionName>('createReservation', 'uploadProof', 'verify', 'cancelOrder', 'getOrder')
  .chain((name) => {
    const openid = fc.constantFrom(...(name === 'verify' ? [OWNER] : PLAYERS))
    return fc.record({
      kind: fc.constant('call' as const),
      name: fc.constant(name),
      openid,
      event: decent(name),
    })
  })

function cut(bytes: Uint8Array, at: number) {
  return bytes.slice(0, at % bytes.length)
}
function flipped(bytes: Uint8Array, at: number, to: number) {
  return bytes.map((byte, index) => (index === at % bytes.length ? to : byte))
}

const picture: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.integer({ min: 8, max: 4000 }).map((width) => aJpeg(width, 8)),
  fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(([at, to]) => flipped(aJpeg(64, 8), at, to)),
  fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(([at, to]) => flipped(aPng(64, 8), at, to)),
  fc.nat().map((at) => cut(aPng(64, 64), at)),
  fc.nat().map((at) => cut(aJpeg(64, 64), at)),
  fc.uint8Array({ maxLength: 200 }),
)

export const fuzzEvent: fc.Arbitrary<FuzzEvent> = fc.oneof(
  { arbitrary: call, weight: 10 },
  { arbitrary: journey, weight: 6 },
  {
    arbitrary: fc.record({
      kind: fc.constant('upload' as const),
      openid: fc.constantFrom(...PLAYERS, OWNER),
      bytes: picture,
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 60 }) }), weight: 1 },
)
