import type { PaymentProof } from '../../cloudfunctions/_shell/platform/documents'
import { createOrder } from '../../core/order/order'
import { newUser, withHold } from '../../core/order/player'
import { reservationsOf } from '../../core/order/place'
import { defaultSettings } from '../../core/shop/settings'
import { addMinutes } from '../../core/time'
import { range } from '../support/random'
import { aNewOrder, consoles } from '../../core/testing/samples'
import { aScreenshot, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { environment, openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(4) }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

const DAY = 24 * 60
function tidy() {
  return shop.timer('tidyCron')
}

/** Images of long ago, whose files nobody can find any more. */
function images(count: number, change: Partial<PaymentProof> = {}): Promise<void> {
  return shop.insert(
    'payment_proofs',
    range(count).map((at) => ({
      _id: `image-${at}`,
      sha256: `sha-${at}`,
      order_id: 'order-1',
      order_no: '260101-0000001',
      file_id: `cloud://local.6c6f-local/proofs/${at}.jpg`,
      status: 'used',
      at: OPENING,
      ...change,
    })),
  )
}
async function left() {
  return (await shop.find('payment_proofs')).filter(({ file_id }) => file_id !== '').length
}

test('images go 183 days after they were handed in: 180 after any visit they can be for', async () => {
  await images(1)
  moveTo(shop, addMinutes(OPENING, 183 * DAY - 1))
  expect([await tidy(), await left()]).toMatchObject([{ data: { proofs_removed: 0 } }, 1])
  passMinutes(shop, 2)
  expect([await tidy(), await left()]).toMatchObject([{ data: { proofs_removed: 1 } }, 0])
})

test.each([49, 50, 51, 120])('%i images are more or less than one batch: all go, each once', async (count) => {
  await images(count)
  passMinutes(shop, 184 * DAY)
  expect([await tidy(), await left()]).toMatchObject([{ data: { proofs_removed: count } }, 0])
  expect(await tidy()).toMatchObject({ data: { proofs_removed: 0 } })
})

test('what an upload has just written down is not for the tidying', async () => {
  await images(1, { status: 'uploading' })
  passMinutes(shop, 184 * DAY)
  expect([await tidy(), await left()]).toMatchObject([{ data: { proofs_removed: 0 } }, 1])
})

test.each([
  ['10', 10],
  ['', 180],
])('an owner may keep images for "%s" days: %i', async (days, kept) => {
  await shop.close()
  const tidyCron = { ...environment.functions.tidyCron, environment: { PROOF_DAYS: days } }
  shop = await openShop({ environment: { ...environment, functions: { ...environment.functions, tidyCron } } })
  moveTo(shop, OPENING)
  await images(1)
  moveTo(shop, addMinutes(OPENING, (kept + 3) * DAY - 1))
  expect(await tidy()).toMatchObject({ data: { proofs_removed: 0 } })
  passMinutes(shop, 2)
  expect(await tidy()).toMatchObject({ data: { proofs_removed: 1 } })
})

test('invitations that nobody used go a month after they ended; used ones stay', async () => {
  const invite = (_id: string, used_by: string | null) => ({ _id, role: 'viewer' as const, name: _id, used_by })
  const ended = { expire_at: OPENING }
  await shop.insert('invites', [
    { ...invite('unused', null), ...ended },
    { ...invite('used', 'ming'), ...ended },
    { ...invite('later', null), expire_at: addMinutes(OPENING, 10) },
  ])
  passMinutes(shop, 30 * DAY - 1)
  expect(await tidy()).toMatchObject({ data: { invites_removed: 0 } })
  passMinutes(shop, 2)
  expect(await tidy()).toMatchObject({ data: { invites_removed: 1 } })
  expect((await shop.find('invites')).map(({ _id }) => _id).sort()).toEqual(['later', 'used'])
})

test('each timer writes down when it ran, and as whom', async () => {
  await tidy()
  await shop.timer()
  const beats = (await shop.find('system')).filter(({ _id }) => _id.endsWith('Cron'))
  expect(beats.map((beat) => ({ ...beat, at: '' })).sort((a, b) => (a._id < b._id ? -1 : 1))).toEqual([
    // the timer that tells players asks whether it may
    { _id: 'expireCron', at: '', source: 'wx_trigger', messages: { at: expect.any(String) as string, code: 40037 } },
    { _id: 'tidyCron', at: '', source: 'wx_trigger' },
  ])
})

test('the time of the timer is the database’s, written down once', async () => {
  await tidy()
  await shop.timer()
  const tidied = await shop.find('system', { _id: 'tidyCron' })
  passMinutes(shop, 7)
  await shop.timer()
  expect(await shop.find('system', { _id: 'tidyCron' })).toEqual(tidied)
  const clocks = (await shop.find('system')).filter(({ _id }) => _id === 'clock')
  expect(clocks).toHaveLength(1)
  const [beat] = await shop.find('system', { _id: 'expireCron' })
  expect(JSON.stringify(clocks)).toContain('$date')
  expect(beat && 'at' in beat && String(beat.at) > addMinutes(OPENING, 6.9)).toBe(true)
})

test('more lapses than one answer holds are all written down in one run', async () => {
  const orders = range(101).map((at) => {
    const number = String(at).padStart(7, '0')
    const named = { _id: `order-${number}`, order_no: `261123-${number}`, idempotency_key: `key-of-${number}` }
    const wish = aNewOrder({ ...named, openid: `player-${at}`, start_time: slot(shop, at) })
    return createOrder(wish, defaultSettings, OPENING)
  })
  await shop.insert('orders', orders)
  await shop.insert('reservations', orders.flatMap(reservationsOf))
  await shop.insert(
    'users',
    orders.map(({ _id, openid, start_time }) => withHold(newUser(openid, OPENING), _id, { start_time }, OPENING)),
  )
  passMinutes(shop, 15)
  expect(await shop.timer()).toMatchObject({ data: { expired: 101 } })
  expect(await shop.find('orders', { status: 'pending' })).toEqual([])
  expect(await shop.find('reservations')).toEqual([])
  expect((await shop.find('users')).filter(({ open_order_id }) => open_order_id !== null)).toEqual([])
})

describe('an upload that died', () => {
  const uploads = async (status: PaymentProof['status']) => (await shop.find('payment_proofs', { status })).length

  /** An order with images that were being stored; 51 are more than one batch of files. */
  async function died(count: number) {
    const order = await hold(shop.as('ming'), slot(shop, 3))
    await images(count, { order_id: order.id, status: 'uploading' })
    return order
  }

  test('is cleared away a day after, a batch in each run', async () => {
    await died(51)
    passMinutes(shop, DAY - 1)
    await shop.timer()
    expect(await uploads('uploading')).toBe(51)
    passMinutes(shop, 2)
    await shop.timer()
    expect(await uploads('uploading')).toBe(1)
    await shop.timer()
    expect(await uploads('uploading')).toBe(0)
  })

  test('stays while its order is open, and does not keep others', async () => {
    await shop.as('lan').ask('updateSettings', { hold_minutes: 240, review_minutes: 10_080 })
    const open = await submitted(shop.as('hua'), slot(shop, 70), aScreenshot())
    await images(1, { order_id: open.id, status: 'uploading' })
    const order = await hold(shop.as('ming'), slot(shop, 3))
    await shop.insert('payment_proofs', [
      {
        _id: 'other',
        sha256: 'sha',
        order_id: order.id,
        order_no: order.order_no,
        file_id: 'cloud://local.6c6f-local/proofs/o.jpg',
        status: 'uploading',
        at: OPENING,
      },
    ])
    passMinutes(shop, DAY + 1)
    await shop.timer()
    expect((await shop.find('payment_proofs', { status: 'uploading' })).map(({ _id }) => _id)).toEqual(['image-0'])
  })
})
