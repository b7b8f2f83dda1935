import { act, refusalOf } from '../testing/actions'
import { after, anOrderIn } from '../testing/samples'
import { statusAt } from './order'
import {
  actions,
  isUnfinished,
  statuses,
  transitions,
  unfinishedStatuses,
  type Action,
  type OrderStatus,
} from './status'
import { adminCancel } from './moves'

/** What an action comes to: another status, the same order again, or a refusal. */
type Outcome = OrderStatus | 'same' | 4003 | 4005

const never: Record<Action, Outcome> = {
  submit_proof: 4005,
  approve: 4005,
  return: 4005,
  reject: 4005,
  cancel: 4005,
  admin_cancel: 4005,
  move: 4005,
  admin_move: 4005,
  arrive: 4005,
  miss: 4005,
  clear_visit: 4005,
  refund: 4005,
  expire: 'same',
}

const tooLate: Record<Action, Outcome> = {
  submit_proof: 4003,
  approve: 4003,
  return: 4003,
  reject: 4003,
  cancel: 4003,
  admin_cancel: 4003,
  move: 4003,
  admin_move: 4003,
  arrive: 4003,
  miss: 4003,
  clear_visit: 4003,
  refund: 4003,
  expire: 'expired',
}

const inTime: Record<OrderStatus, Record<Action, Outcome>> = {
  pending: {
    ...never,
    submit_proof: 'proof_submitted',
    cancel: 'cancelled',
    admin_cancel: 'cancelled',
    move: 'pending',
    admin_move: 'pending',
  },
  proof_submitted: {
    ...never,
    submit_proof: 'proof_submitted',
    approve: 'paid',
    return: 'pending',
    reject: 'rejected',
    admin_cancel: 'cancelled',
    admin_move: 'proof_submitted',
  },
  paid: {
    ...never,
    approve: 'same',
    cancel: 4005,
    admin_cancel: 'cancelled',
    move: 'paid',
    admin_move: 'paid',
    arrive: 'paid',
    miss: 'paid',
    clear_visit: 'paid',
    refund: 'paid',
  },
  rejected: { ...never, reject: 'same' },
  cancelled: { ...never, cancel: 'same', refund: 'cancelled' },
  expired: { ...tooLate, expire: 'same' },
}

const late: typeof inTime = { ...inTime, pending: tooLate, proof_submitted: tooLate }

const cases = statuses.flatMap((status) =>
  actions.flatMap((action) => [
    { status, action, when: 'in time', now: after(3), expected: inTime[status][action] },
    { status, action, when: 'a day late', now: after(24 * 60), expected: late[status][action] },
  ]),
)

test.each(cases)('$action of a $status order, $when, comes to $expected', ({ status, action, now, expected }) => {
  const order = anOrderIn(status)
  const before = structuredClone(order)
  if (expected === 4003 || expected === 4005) {
    const detail = expected === 4005 ? { detail: { status } } : {}
    expect(refusalOf(() => act(order, action, now))).toEqual({ code: expected, ...detail })
  } else {
    const result = act(order, action, now)
    if (expected === 'same') expect(result).toBe(order)
    else expect(result.status).toBe(expected)
  }
  expect(order).toEqual(before)
})

test.each(['pending', 'proof_submitted'] as const)(
  'a %s order lapses at expire_at, not a millisecond earlier',
  (status) => {
    const order = anOrderIn(status)
    const justBefore = new Date(Date.parse(order.expire_at) - 1).toISOString()
    expect(statusAt(order, justBefore)).toBe(status)
    expect(statusAt(order, order.expire_at)).toBe('expired')
  },
)

test.each(['paid', 'rejected', 'cancelled', 'expired'] as const)(
  'a %s order stays so whatever the clock says',
  (status) => {
    const order = { ...anOrderIn(status), expire_at: after(-1) }
    expect(statusAt(order, after(100_000))).toBe(status)
  },
)

test('an order that an admin cancelled is cancelled by its player no more', () => {
  const order = adminCancel(anOrderIn('paid'), { admin: 'admin', reason: '主机坏了' }, after(3))
  expect(refusalOf(() => act(order, 'cancel', after(4)))).toEqual({ code: 4005, detail: { status: 'cancelled' } })
  expect(act(order, 'admin_cancel', after(4))).toBe(order)
})

test('every status can be reached from a new order', () => {
  const reached = new Set<OrderStatus>(['pending'])
  for (const status of reached)
    for (const action of actions) {
      const next = transitions[status][action]
      if (next) reached.add(next)
    }
  expect([...reached].sort()).toEqual([...statuses].sort())
})

test('only unfinished orders can expire', () => {
  expect(statuses.filter((status) => transitions[status].expire === 'expired')).toEqual([...unfinishedStatuses])
  expect(statuses.filter(isUnfinished)).toEqual([...unfinishedStatuses])
})
