import { ADMIN, after, anOrder, aNewOrder, aProof, NOW, PLAYER, someSettings } from '../testing/samples'
import { withoutPlayer } from './forgotten'
import { createOrder, expire, historyAt } from './order'
import { adminCancel } from './moves'
import { submitProof } from './proof'
import { verify } from './verdict'

const settings = someSettings()
function submit(names: string[], order = anOrder(), now = after(1)) {
  return submitProof(
    order,
    names.map((name) => aProof(name, now)),
    '尾号 1234',
    settings,
    now,
  )
}
const by = { by: 'player', openid: PLAYER, reason: '' } as const
const submitting = { action: 'submit_proof', to: 'proof_submitted', ...by }

test('nothing is said of a new order yet', () => {
  expect(createOrder(aNewOrder(), settings, NOW)).toMatchObject({ note: '', reason: '', returned_proofs: [] })
})

test('each image that is added is an entry, and the review begins again', () => {
  const added = submit(['b'], submit(['a']), after(5))
  expect(added.history.slice(1)).toEqual([
    { ...submitting, from: 'pending', at: after(1) },
    { ...submitting, from: 'proof_submitted', at: after(5) },
  ])
  expect(added).toMatchObject({ updated_at: after(5), expire_at: added.end_time })
})

test('a lapse is an entry by the clock at the moment it came, whether or not it was written down', () => {
  const pending = anOrder()
  const lapse = { action: 'expire', to: 'expired', at: after(15), by: 'clock', openid: '', reason: '' }
  expect(historyAt(pending, after(14))).toEqual(pending.history)
  for (const order of [pending, expire(pending, after(20))])
    expect(historyAt(order, after(90))).toEqual([...pending.history, { ...lapse, from: 'pending' }])
  const submitted = submit(['a'])
  expect(historyAt(submitted, submitted.expire_at).at(-1)).toMatchObject({ from: 'proof_submitted' })
  const returned = verify(submitted, { pass: false, allow_resubmit: true, reason: '看不清' }, ADMIN, settings, after(2))
  expect(historyAt(returned, returned.expire_at).at(-1)).toMatchObject({ from: 'pending' })
})

test.each([
  ['more than three images', () => submit(['a', 'b', 'c', 'd']), '一笔订单要有 1 到 3 张截图'],
  ['a refusal without a reason', () => verify(submit(['a']), { pass: false }, ADMIN, settings, NOW), '请写明原因'],
  ['a cancellation without a reason', () => adminCancel(anOrder(), { admin: ADMIN, reason: '' }, NOW), '请写明原因'],
])('%s says what to do', (_, act, sentence) => expect(act).toThrow(sentence))

test('an order whose player is forgotten keeps what the books need, and nothing that leads to a person', () => {
  const returning = { pass: false, allow_resubmit: true, reason: '看不清' }
  const returned = verify(submit(['a']), returning, ADMIN, settings, after(2))
  const order = verify(submit(['b'], returned, after(3)), { pass: true }, ADMIN, settings, after(4))
  const forgotten = withoutPlayer(order, 'gone-1')
  expect(forgotten).toEqual({
    ...order,
    openid: 'gone-1',
    player_name: '',
    note: '',
    idempotency_key: 'order-1',
    storing: [],
    storing_at: null,
    proofs: [{ ...aProof('b', after(3)), sources: [] }],
    returned_proofs: [{ ...aProof('a', after(1)), sources: [] }],
    history: order.history.map((entry) => (entry.openid === PLAYER ? { ...entry, openid: 'gone-1' } : entry)),
  })
  expect(forgotten.history.map(({ openid }) => openid)).toEqual(['gone-1', 'gone-1', ADMIN, 'gone-1', ADMIN])
})
