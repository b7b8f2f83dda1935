import { refusalOf } from '../testing/actions'
import { ADMIN, after, aNewOrder, anOrder, anOrderIn, aProof, NOW, PLAYER, someSettings } from '../testing/samples'
import { createOrder, updatedAt, wholeOrder, type Order } from './order'
import { addHours } from '../time'
import { placesOf } from './place'
import { adminCancel, cancel } from './moves'
import { assertAcceptsProof, hasSources, submitProof } from './proof'
import { verify } from './verdict'

const settings = someSettings({ hold_minutes: 15, review_minutes: 60 })
function submit(order: Order, names: string[], now = after(1), note?: string) {
  return submitProof(
    order,
    names.map((name) => aProof(name, now)),
    note,
    settings,
    now,
  )
}
function images(order: Order) {
  return order.proofs.map((proof) => proof.sha256)
}

test('a new order is pending for the hold, one hour long, and remembers who made it', () => {
  const order = createOrder(aNewOrder(), settings, NOW)
  expect(order).toMatchObject({ status: 'pending', expire_at: after(15), end_time: addHours(order.start_time, 1) })
  expect(order).toMatchObject({ console_id: '1', console_name: '1号机', created_at: NOW, updated_at: NOW, proofs: [] })
  expect(order.history).toEqual([
    { action: 'create', from: null, to: 'pending', at: NOW, by: 'player', openid: PLAYER, reason: '' },
  ])
  expect(String(placesOf(order)[0])).toBe(`1@${order.start_time}`)
  expect(order).not.toHaveProperty('console')
})

// Regression: a hold of four hours for the next hour outlived it, and was approved when nobody could play any more.
test.each([
  ['the hour is over first', 240, 30, 90],
  ['the hold ends first', 15, 30, 15],
  ['both at once', 90, 30, 90],
])('a hold ends with its first hour at the latest: %s', (_name, hold_minutes, start_in, until) => {
  const order = createOrder(aNewOrder({ start_time: after(start_in), hours: 3 }), { ...settings, hold_minutes }, NOW)
  expect(order.expire_at).toBe(after(until))
})

test('an order that the first version stored is whole', () => {
  const { player_name, console_name, end_time, proofs, returned_proofs, note, reason, ...stored } = anOrder()
  expect([player_name, note, reason, proofs, returned_proofs]).toEqual(['小王', '', '', [], []])
  expect(wholeOrder(stored)).toEqual({ ...anOrder(), player_name: '', end_time, console_name })
  const today = anOrder()
  expect(wholeOrder(today)).toBe(today)
})

describe('a proof', () => {
  test.each([
    { why: 'until the order ends, however slow the admin', end_time: after(240), until: after(240) },
    { why: 'as long as before, on an order of before whose hour is over', end_time: after(1), until: after(15) },
  ])('keeps the place $why', ({ end_time, until }) => {
    const submitted = submit(anOrder({ end_time }), ['a'])
    expect(submitted).toMatchObject({ status: 'proof_submitted', expire_at: until, updated_at: after(1) })
  })

  test('moves the clock once; more of it and notes move nothing, and a return lets it be moved again', () => {
    const first = submit(anOrder(), ['a'])
    const shortly = { ...first, expire_at: after(50), review_by: after(40) }
    const more = submit(submit(shortly, ['b'], after(2)), ['b'], after(3), '尾号 1234')
    expect(more).toMatchObject({ expire_at: after(50), review_by: after(40) })
    const returned = verify(more, { pass: false, reason: '看不清', allow_resubmit: true }, ADMIN, settings, after(4))
    expect(returned).toMatchObject({ expire_at: after(19), review_by: null })
    expect(submit(returned, ['c'], after(5))).toMatchObject({ expire_at: more.end_time, review_by: after(65) })
  })

  test('is handed in ten times at the most, each time with something new', () => {
    let order = anOrder()
    for (let time = 1; time <= 10; time++) order = submit(order, ['a'], after(time), `第 ${time} 次`)
    expect(submit(order, ['a'], after(11), '第 10 次')).toEqual(order)
    expect(refusalOf(() => submit(order, ['a'], after(11), '第 11 次'))).toEqual({
      code: 4005,
      detail: { status: 'proof_submitted' },
    })
  })

  test('remembers the last five files of one image', () => {
    let order = submit(anOrder(), ['a'])
    for (let time = 0; time < 50; time++) {
      const again = { ...aProof('a'), sources: [`file-${time}`] }
      order = submitProof(order, [again], undefined, settings, after(2))
    }
    expect(order.proofs[0]?.sources).toEqual(['file-45', 'file-46', 'file-47', 'file-48', 'file-49'])
  })

  test('may be added to until there are three images', () => {
    const order = submit(submit(anOrder(), ['a']), ['b', 'c'])
    expect(images(order)).toEqual(['sha-of-a', 'sha-of-b', 'sha-of-c'])
    expect(refusalOf(() => submit(order, ['d']))).toEqual({ code: 4000, detail: { field: 'file_ids' } })
    expect(refusalOf(() => submit(anOrder(), ['a', 'b', 'c', 'd']))?.code).toBe(4000)
  })

  test('has every image once, whether sent together or one after another', () => {
    expect(images(submit(anOrder(), ['a', 'a', 'b']))).toEqual(['sha-of-a', 'sha-of-b'])
    expect(images(submit(submit(anOrder(), ['a']), ['a', 'b'], after(2)))).toEqual(['sha-of-a', 'sha-of-b'])
  })

  test('without an image is no proof', () => {
    expect(refusalOf(() => submit(anOrder(), []))).toEqual({ code: 4000, detail: { field: 'file_ids' } })
  })

  test('sent again changes nothing', () => {
    const order = submit(anOrder(), ['a'], after(1), '已转账')
    expect(submit(order, ['a'], after(2))).toEqual(order)
    expect(submit(order, ['a'], after(2), '已转账')).toEqual(order)
  })

  test('sent again with another note changes the note', () => {
    const order = submit(submit(anOrder(), ['a'], after(1), '已转账'), ['a'], after(2), '尾号 1234')
    expect(order).toMatchObject({ note: '尾号 1234', expire_at: order.end_time })
    expect(order.history).toHaveLength(3)
    expect(images(order)).toHaveLength(1)
  })

  test('added without a note leaves the note', () => {
    expect(submit(submit(anOrder(), ['a'], after(1), '已转账'), ['b']).note).toBe('已转账')
  })

  test('is known again by the files it was made from, returned ones included', () => {
    const order = submit(anOrder(), ['a', 'b'])
    const returned = verify(order, { pass: false, allow_resubmit: true, reason: '看不清' }, ADMIN, settings, after(2))
    const files = order.proofs.flatMap((proof) => proof.sources)
    expect([hasSources(order, files), hasSources(returned, files)]).toEqual([true, true])
    expect(hasSources(order, [...files, 'cloud://inbox/other.jpg'])).toBe(false)
  })

  test('uploaded again from another file is known by both files', () => {
    const order = submitProof(
      submit(anOrder(), ['a']),
      [{ ...aProof('a'), sources: ['again'] }],
      undefined,
      settings,
      after(2),
    )
    expect(order.proofs[0]?.sources).toEqual([...aProof('a').sources, 'again'])
    expect(hasSources(order, ['again'])).toBe(true)
    expect([order.history.length, order.updated_at]).toEqual([2, after(1)])
  })

  test('is refused beforehand as it would be afterwards', () => {
    expect(refusalOf(() => assertAcceptsProof(anOrder(), after(1)))).toBeNull()
    expect(refusalOf(() => assertAcceptsProof(anOrder(), after(15)))?.code).toBe(4003)
    expect(refusalOf(() => assertAcceptsProof(anOrderIn('paid'), after(3)))?.code).toBe(4005)
  })
})

test('cancelling twice is cancelling once', () => {
  const byPlayer = cancel(anOrder(), after(1))
  expect(cancel(byPlayer, after(2))).toBe(byPlayer)
  expect(byPlayer.history.at(-1)).toMatchObject({ action: 'cancel', by: 'player', openid: PLAYER, reason: '' })
  const byAdmin = adminCancel(anOrder(), { admin: ADMIN, reason: ' 主机坏了 ' }, after(1))
  expect(adminCancel(byAdmin, { admin: 'another admin', reason: '停电' }, after(2))).toBe(byAdmin)
  expect(byAdmin.reason).toBe('主机坏了')
  expect(byAdmin.history.at(-1)).toMatchObject({
    action: 'admin_cancel',
    by: 'admin',
    openid: ADMIN,
    reason: '主机坏了',
  })
})

test('an admin cancels with a reason only', () => {
  expect(refusalOf(() => adminCancel(anOrder(), { admin: ADMIN, reason: ' ' }, after(1)))).toEqual({
    code: 4000,
    detail: { field: 'reason' },
  })
})

test('an order that lapsed changed last when it lapsed', () => {
  expect(updatedAt(anOrder(), after(14))).toBe(NOW)
  expect(updatedAt(anOrder(), after(500))).toBe(after(15))
})
