import fc from 'fast-check'
import { lives } from '../testing/actions'
import { ADMIN, after, anOrder, anOrderIn, moments, PLAYER } from '../testing/samples'
import { contract } from '../contract/contract'
import { statuses } from '../order/status'
import { toOrderView, type ViewOptions } from './view'

const submitted = anOrderIn('proof_submitted')
const links = new Map([['cloud://proofs/a.jpg', 'https://link']])
const used_on = new Map([['sha-of-a', ['261122-0000009', submitted.order_no]]])
const everything: ViewOptions = { history: true, pay_qr_url: 'https://pay', links, used_on }

test.each(statuses)('a %s order is shown as the contract says, to players and to admins', (status) => {
  for (const admin of [false, true]) {
    const view = toOrderView(anOrderIn(status), after(3), { ...everything, admin })
    expect(contract.getOrder.data.parse({ order: view })).toEqual({ order: view })
    expect(view.status).toBe(status)
  }
})

test.each(statuses)('a %s order tells its end and where to pay only while it is unfinished', (status) => {
  const unfinished = status === 'pending' || status === 'proof_submitted'
  const view = toOrderView(anOrderIn(status), after(3), everything)
  expect(['expire_at' in view, 'pay_qr_url' in view]).toEqual([unfinished, unfinished])
})

test('a player never sees an openid, an admin, or where else an image was used', () => {
  fc.assert(
    fc.property(lives, moments(24), ({ order }, now) => {
      const shown = JSON.stringify(toOrderView(order, now, everything))
      for (const hidden of [
        ADMIN,
        PLAYER,
        'openid',
        'admin_id',
        'used_on',
        'idempotency_key',
        'file_id',
        'cloud://',
        'sources',
      ])
        expect(shown).not.toContain(hidden)
    }),
  )
})

test('an admin sees who plays, who judged, and on which other orders an image was used', () => {
  const view = toOrderView(submitted, after(3), { ...everything, admin: true })
  expect(view.player).toEqual({ id: PLAYER, name: '小王' })
  expect(view.proofs[0]).toMatchObject({ url: 'https://link', used_on: ['261122-0000009'] })
  const paid = toOrderView(anOrderIn('paid'), after(3), { admin: true, history: true })
  expect(paid.history?.map((entry) => entry.admin_id)).toEqual([undefined, undefined, ADMIN])
  expect(paid.proofs[0]?.used_on).toEqual([])
})

test('what was not asked for is not there', () => {
  const view = toOrderView(submitted, after(3))
  expect(['history', 'pay_qr_url', 'player'].filter((field) => field in view)).toEqual([])
  expect(Object.keys(view.proofs[0] ?? {})).toEqual(['id', 'width', 'height', 'uploaded_at'])
})

test('a hold that lapsed unseen is shown as expired, since its end, by the clock', () => {
  const view = toOrderView(anOrder(), after(600), { history: true })
  expect(view).toMatchObject({ status: 'expired', updated_at: after(15) })
  expect(view.history?.at(-1)).toEqual({
    action: 'expire',
    from: 'pending',
    to: 'expired',
    at: after(15),
    by: 'clock',
    reason: '',
  })
})
