import { anOrderIn, aNewOrder, aProof } from '../../core/testing/samples'
import { createOrder, type Order } from '../../core/order/order'
import { cancel } from '../../core/order/moves'
import { newUser } from '../../core/order/player'
import { defaultSettings } from '../../core/shop/settings'
import { addHours } from '../../core/time'
import type { PaymentProof } from '../../cloudfunctions/_shell/platform/documents'
import { contradictions } from '../support/invariants'
import { aPng } from '../support/pictures'
import { range } from '../support/random'
import { isThere, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

/** Regressions: each of these lists was cut after so many documents without a word, and something was lost behind the cut. */

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

function lan() {
  return shop.as('lan')
}
function numbered(at: number): string {
  return String(at).padStart(7, '0')
}
function use(at: number, order_id: string, proof: { sha256: string; file_id: string }): PaymentProof {
  const { sha256, file_id } = proof
  return {
    _id: `${sha256}@${order_id}`,
    sha256,
    order_id,
    order_no: `261122-${numbered(at)}`,
    file_id,
    status: 'used',
    at: OPENING,
  }
}

test('the images of a player who leaves go, also those behind the first thousand', async () => {
  const file_id = await shop.as('ming').upload(aPng(20, 20))
  const named = { _id: 'order-1', openid: 'ming', start_time: slot(shop, 1) }
  await shop.insert('orders', [cancel(createOrder(aNewOrder(named), defaultSettings, OPENING), OPENING)])
  const older = range(1000).map((at) =>
    use(at, 'order-1', { sha256: `a${numbered(at)}`, file_id: file_id.replace(/[^/]*$/, `gone-${at}.png`) }),
  )
  await shop.insert('payment_proofs', [...older, use(1000, 'order-1', { sha256: 'z', file_id })])
  expect(await isThere(shop, file_id)).toBe(true)
  await shop.as('ming').ask('deleteMyData', { confirm: true })
  expect(await isThere(shop, file_id)).toBe(false)
  expect((await shop.find('payment_proofs')).filter((proof) => proof.file_id !== '')).toEqual([])
})

test('a picture that somebody shows is kept, though more than a thousand players show another one', async () => {
  const path = `inbox/ming/avatars/${'b'.repeat(64)}.png`
  const rare = await shop.as('ming').upload(aPng(20, 20), path)
  const popular = rare.replace('b'.repeat(64), 'a'.repeat(64))
  const showing = (_id: string, avatar_file_id: string) => ({ ...newUser(_id, OPENING), avatar_file_id })
  await shop.insert('users', [...range(1000).map((at) => showing(`a${numbered(at)}`, popular)), showing('z', rare)])
  const replaced = { owner: 'hua', status: 'unused' as const, at: OPENING }
  await shop.insert('stored_files', [
    { _id: 'of-popular', file_id: popular, ...replaced },
    { _id: 'of-rare', file_id: rare, ...replaced },
  ])
  passMinutes(shop, 61)
  expect(await shop.timer()).toMatchObject({ code: 0 })
  expect(await isThere(shop, rare)).toBe(true)
})

test('every owner is on the roster and on the list, also the hundred and first', async () => {
  const owners = range(101).map((at) => ({ _id: `owner-${numbered(at)}`, role: 'owner' as const, name: '' }))
  await shop.insert('admins', owners)
  await lan().ask('inviteAdmin', { role: 'viewer', name: '阿博' })
  expect(await contradictions(shop)).toEqual([])
  expect((await lan().ask('listAdmins', {})).admins).toHaveLength(102)
})

test('more open invitations than anybody could make are a fault, and none is left out unseen', async () => {
  const open = { role: 'viewer' as const, name: '', expire_at: addHours(OPENING, 1), used_by: null, made_by: 'lan' }
  await shop.insert(
    'invites',
    range(100).map((at) => ({ _id: numbered(at), ...open })),
  )
  expect((await lan().ask('listInvites', {})).invites).toHaveLength(100)
  await shop.insert('invites', [{ _id: numbered(100), ...open }])
  expect(await lan().call('listInvites', {})).toMatchObject({ code: 5001 })
})

test('an admin is told of the other use of an image, however often another one was used', async () => {
  const order: Order = {
    ...anOrderIn('proof_submitted'),
    openid: 'ming',
    start_time: slot(shop, 3),
    end_time: slot(shop, 4),
  }
  const [often, once] = [aProof('often'), aProof('once')]
  await shop.insert('orders', [{ ...order, expire_at: addHours(OPENING, 3), proofs: [often, once] }])
  const uses = range(1000).map((at) => use(at, `other-${numbered(at)}`, often))
  await shop.insert('payment_proofs', [...uses, use(1000, 'the-last', once)])
  const { orders } = await lan().ask('adminListOrders', { status: ['proof_submitted'], oldest_first: true })
  expect(orders[0]?.proofs.map(({ used_on }) => used_on?.length)).toEqual([50, 1])
})

test('what slipped into closed hours is shown, whatever else did and is over', async () => {
  const slipped = (at: number): Order => ({
    ...createOrder(
      aNewOrder({
        _id: `order-${numbered(at)}`,
        order_no: `261123-${numbered(at)}`,
        idempotency_key: `key-${at}`,
        openid: 'ming',
        start_time: slot(shop, 3),
      }),
      { ...defaultSettings, hold_minutes: 240 },
      OPENING,
    ),
    slipped_in_at: OPENING,
  })
  await shop.insert(
    'orders',
    range(100).map((at) => cancel(slipped(at), OPENING)),
  )
  await shop.insert('orders', [slipped(100)])
  const { slipped_in } = await lan().ask('adminListOrders', {})
  expect(slipped_in?.map(({ id }) => id)).toEqual([`order-${numbered(100)}`])
})
