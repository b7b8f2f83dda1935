import { range } from '../support/random'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(2), holds_per_hour: 1000 }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

/** The second console is switched off: none may be left out. */
const oneOpen = consoles(2).map((console) => ({ ...console, open: console.id === '1' }))

const [lan, ming] = [() => shop.as('lan'), () => shop.as('ming')]
async function stored(order_id: string) {
  return (await shop.find('orders', { _id: order_id }))[0]
}

test('the same picture with another note is taken ten times, and moves no deadline after the first', async () => {
  const picture = aScreenshot()
  const order = await submitted(ming(), slot(shop, 3), picture)
  expect(order.expire_at).toBe(order.end_time)
  const codes: number[] = []
  for (const at of range(14)) {
    passMinutes(shop, 2)
    const file_ids = [await ming().upload(picture)]
    codes.push((await ming().call('uploadProof', { order_id: order.id, file_ids, note: `第 ${at} 次` })).code)
  }
  expect(codes).toEqual([...range(9).map(() => 0), ...range(5).map(() => 4005)])
  expect(await stored(order.id)).toMatchObject({ expire_at: order.end_time, review_by: order.review_by })
})

test('sixteen uploads of three pictures at once leave three files on one order, and nothing that has died', async () => {
  const { id: order_id } = await hold(ming(), slot(shop, 3))
  const sets = await Promise.all(range(16).map(() => Promise.all(range(3).map(() => ming().upload(aScreenshot())))))
  const replies = await Promise.all(sets.map((file_ids) => ming().call('uploadProof', { order_id, file_ids })))
  expect(replies.filter(({ code }) => code === 0)).toHaveLength(1)
  expect(await stored(order_id)).toMatchObject({ proofs: [{}, {}, {}], storing: [] })
  expect(await shop.find('payment_proofs')).toHaveLength(3)
})

test('a picture that was rejected is refused on the next hold, in words of its own', async () => {
  const picture = aScreenshot()
  const { id } = await submitted(ming(), slot(shop, 3), picture)
  await lan().ask('verify', { order_id: id, pass: false, reason: '这不是付款截图' })
  const next = await hold(ming(), slot(shop, 4))
  const file_ids = [await ming().upload(picture)]
  expect(await ming().call('uploadProof', { order_id: next.id, file_ids })).toMatchObject({
    code: 4000,
    message: '这张截图之前被驳回过，请上传这一笔转账的截图',
    detail: { field: 'file_ids' },
  })
  expect(await handIn(ming(), next.id)).toMatchObject({ status: 'proof_submitted' })
  expect((await submitted(shop.as('hua'), slot(shop, 5), picture)).status).toBe('proof_submitted')
})

test('what was returned may be handed in again', async () => {
  const picture = aScreenshot()
  const { id: order_id } = await submitted(ming(), slot(shop, 3), picture)
  await lan().ask('verify', { order_id, pass: false, reason: '请写备注', allow_resubmit: true })
  expect(await handIn(ming(), order_id, picture)).toMatchObject({ status: 'proof_submitted' })
})

test('an approval from a card whose pictures were added to meanwhile is refused', async () => {
  const { id: order_id, proofs } = await submitted(ming(), slot(shop, 3))
  const seen = proofs.map(({ id }) => id)
  await handIn(ming(), order_id)
  expect(await lan().call('verify', { order_id, pass: true, seen })).toMatchObject({
    code: 4005,
    detail: { status: 'proof_submitted' },
  })
  const now = (await lan().ask('getOrder', { order_id })).order.proofs.map(({ id }) => id)
  expect((await lan().ask('verify', { order_id, pass: true, seen: now })).order.status).toBe('paid')
})

test.each(['cancelled', 'lapsed and tidied', 'lapsed'])(
  'a place gives no code again that a %s hold had',
  async (how) => {
    await lan().ask('updateSettings', { consoles: oneOpen })
    const codes: string[] = []
    for (const at of range(12)) {
      const order = await hold(shop.as(`player-${at}`), slot(shop, 30))
      codes.push(order.pay_code)
      if (how === 'cancelled') await shop.as(`player-${at}`).ask('cancelOrder', { order_id: order.id })
      else passMinutes(shop, 16)
      if (how === 'lapsed and tidied') await shop.timer()
    }
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    expect(new Set(codes).size).toBe(codes.length)
  },
)

test('a place that reads as lapsed while its order is paid is not sold again, and the timer keeps it', async () => {
  await lan().ask('updateSettings', { consoles: oneOpen })
  const { id: order_id, start_time } = await submitted(ming(), slot(shop, 3))
  await lan().ask('verify', { order_id, pass: true })
  const place = (await shop.find('reservations'))[0]
  const change = { status: 'locked', expire_at: OPENING }
  const query = JSON.stringify({ _id: place?._id })
  const remove = { action: 'database.removeDocument', collectionName: 'reservations', queryType: 'DOC', query }
  await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body: JSON.stringify(remove) })
  if (place) await shop.insert('reservations', [{ ...place, status: 'locked', expire_at: OPENING }])
  expect(await shop.find('reservations')).toMatchObject([change])
  expect(await shop.as('hua').call('createReservation', { start_time })).toMatchObject({ code: 4001 })
  await shop.timer()
  expect(await shop.as('hua').call('createReservation', { start_time })).toMatchObject({ code: 4001 })
  const { findings, repaired } = await lan().ask('checkInvariants', { repair: true })
  expect([findings, repaired.length]).toEqual([[], 1])
})

test('an admin who approves an order of his own is marked for the owner', async () => {
  const { id: order_id } = await submitted(lan(), slot(shop, 3))
  await lan().ask('verify', { order_id, pass: true })
  const other = await submitted(ming(), slot(shop, 3))
  await lan().ask('verify', { order_id: other.id, pass: true })
  const { audits } = await lan().ask('listAudits', { action: 'approve' })
  expect(audits.map((audit) => [audit.order_id, audit.own_order])).toEqual([
    [other.id, undefined],
    [order_id, true],
  ])
})

test('what is overdue is judged first, then what has waited longest, page by page', async () => {
  const first = await submitted(ming(), slot(shop, 3))
  await lan().ask('verify', { order_id: first.id, pass: false, reason: '看不清', allow_resubmit: true })
  passMinutes(shop, 1)
  const second = await submitted(shop.as('hua'), slot(shop, 4))
  passMinutes(shop, 1)
  await handIn(ming(), first.id)
  const review = (cursor?: string) =>
    lan().ask('adminListOrders', { status: ['proof_submitted'], oldest_first: true, limit: 1, cursor })
  const one = await review()
  const two = await review(one.next_cursor ?? '')
  expect([one, two].map(({ orders }) => orders.map(({ id }) => id))).toEqual([[second.id], [first.id]])
  expect(two.next_cursor).toBeNull()
})
