import { addHours, shopDay, startOfShopDay } from '../../core/time'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { hold, moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(2) }, admins: { lan: 'operator', guest: 'viewer' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

function lan() {
  return shop.as('lan')
}
async function remainingAt(start_time: string) {
  return (await shop.as('looker').ask('listSlots', {})).slots.find((found) => found.start_time === start_time)
}

test('a day shows who plays when and on which console', async () => {
  const order = await hold(shop.as('ming'), slot(shop, 1))
  const { consoles: machines, hours } = await shop.as('guest').ask('listDay', { day: shopDay(order.start_time) })
  expect(machines.map(({ id }) => id)).toEqual(['1', '2'])
  expect(hours).toHaveLength(24)
  expect(hours[0]?.start_time).toBe(startOfShopDay(shopDay(order.start_time)))
  const cells = hours.find(({ start_time }) => start_time === order.start_time)?.cells ?? []
  expect(cells.find(({ console_id }) => console_id === order.console_id)).toMatchObject({
    status: 'pending',
    order_id: order.id,
  })
  expect(cells.filter(({ status }) => status === 'free')).toHaveLength(1)
})

test('closing hours tells first which orders lie in them, and changes nothing while only asked', async () => {
  const order = await hold(shop.as('hua'), slot(shop, 4))
  const hours = { console_id: null, from_time: slot(shop, 3), to_time: slot(shop, 6), reason: '检修' }
  const asked = await lan().ask('closeHours', { ...hours, dry_run: true })
  expect(asked.affected.map(({ id, player }) => [id, player?.id])).toEqual([[order.id, 'hua']])
  expect(await remainingAt(slot(shop, 3))).toMatchObject({ closed: false, remaining: 2 })
  const { closures, affected } = await lan().ask('closeHours', hours)
  expect(affected.map(({ id }) => id)).toEqual([order.id])
  expect(await remainingAt(slot(shop, 3))).toMatchObject({ closed: true, remaining: 0 })
  expect(await remainingAt(slot(shop, 6))).toMatchObject({ closed: false })
  expect(await shop.as('qiang').call('createReservation', { start_time: slot(shop, 5) })).toMatchObject({ code: 4001 })
  expect(await shop.as('hua').ask('getOrder', { order_id: order.id })).toMatchObject({ order: { status: 'pending' } })
  const closure_id = closures[0]?.id ?? ''
  expect(await lan().ask('openHours', { closure_id })).toEqual({ closures: [] })
  expect(await lan().ask('openHours', { closure_id })).toEqual({ closures: [] })
  expect(await remainingAt(slot(shop, 3))).toMatchObject({ closed: false, remaining: 2 })
})

test('one console can be closed for half an hour; its whole hour goes, the other console stays', async () => {
  const from_time = slot(shop, 10)
  const half = { console_id: '2', from_time, to_time: addHours(from_time, 0.5), reason: '' }
  await lan().ask('closeHours', half)
  expect(await remainingAt(from_time)).toMatchObject({ closed: false, capacity: 1 })
})

test('an end before its beginning and a console that is not there are named', async () => {
  const from_time = slot(shop, 8)
  const wrong = { console_id: null, from_time, to_time: from_time, reason: '' }
  expect(await lan().call('closeHours', wrong)).toMatchObject({ code: 4000, detail: { field: 'closures' } })
  const unknown = { console_id: '9', from_time, to_time: addHours(from_time, 1), reason: '' }
  expect(await lan().call('closeHours', unknown)).toMatchObject({ code: 4000, detail: { field: 'closures' } })
})

test('closing and opening are audited with the reason', async () => {
  const { audits } = await lan().ask('listAudits', {})
  expect(audits.map(({ action, reason }) => [action, reason])).toEqual([
    ['close_hours', ''],
    ['open_hours', ''],
    ['close_hours', '检修'],
  ])
})
