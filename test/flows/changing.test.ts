import { pictureSentences } from '../../core/images/image'
import { addHours, shopDay } from '../../core/time'
import { contradictions } from '../support/invariants'
import { aJpeg, aPng } from '../support/pictures'
import { consoles } from '../../core/testing/samples'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(3), price_per_hour: 1500 }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function lan() {
  return shop.as('lan')
}
function audits() {
  return shop.find('order_audits')
}

test('an audit of settings tells what differs, before and after, and no more', async () => {
  await lan().ask('updateSettings', { hold_minutes: 15, notice: '门口右转', price_per_hour: 2000 })
  expect(await audits()).toEqual([
    {
      _id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      at: expect.any(String) as string,
      admin_id: 'lan',
      admin_role: 'owner',
      order_id: null,
      order_no: null,
      action: 'update_settings',
      reason: '',
      before: { notice: '', price_per_hour: 1500 },
      after: { notice: '门口右转', price_per_hour: 2000 },
    },
  ])
})

test('closures that are over go with the next change, and those to come stay', async () => {
  const closing = (from: number) => ({
    console_id: '1',
    from_time: slot(shop, from),
    to_time: slot(shop, from + 1),
    reason: '保养',
  })
  const [first, second] = [closing(1), closing(2)]
  await lan().ask('closeHours', first)
  expect((await lan().ask('closeHours', second)).closures).toMatchObject([first, second])
  moveTo(shop, first.to_time)
  expect((await lan().ask('updateSettings', { notice: '照常' })).settings.closures).toMatchObject([second])
  const again = await lan().ask('closeHours', second)
  expect(again.closures).toHaveLength(1)
  expect((await audits()).filter(({ action }) => action === 'close_hours')).toHaveLength(2)
})

test('of several closures the one that is named is opened', async () => {
  const closing = (from: number) => ({
    console_id: null,
    from_time: slot(shop, from),
    to_time: slot(shop, from + 1),
    reason: '',
  })
  await lan().ask('closeHours', closing(1))
  const { closures } = await lan().ask('closeHours', closing(3))
  const left = await lan().ask('openHours', { closure_id: closures[0]?.id ?? '' })
  expect(left.closures).toEqual(closures.slice(1))
})

test('hours that differ in anything are closed beside each other', async () => {
  const hours = { console_id: null, from_time: slot(shop, 1), to_time: slot(shop, 2), reason: '' }
  const others = [
    { ...hours, console_id: '1' },
    { ...hours, from_time: addHours(hours.from_time, -0.5) },
    { ...hours, to_time: slot(shop, 3) },
    { ...hours, reason: '保养' },
  ]
  for (const [at, other] of [hours, ...others].entries())
    expect((await lan().ask('closeHours', other)).closures).toHaveLength(at + 1)
  expect((await lan().ask('closeHours', hours)).closures).toHaveLength(5)
})

test('the orders in closed hours are those that touch them and still hold their place', async () => {
  const close = async (from: number, to: number, console_id: string | null = null) => {
    const hours = { console_id, from_time: slot(shop, from), to_time: slot(shop, to), reason: '' }
    return (await lan().ask('closeHours', { ...hours, dry_run: true })).affected.map(({ id }) => id)
  }
  const order = await hold(shop.as('ming'), slot(shop, 5))
  const gone = await hold(shop.as('hua'), slot(shop, 5))
  await shop.as('hua').ask('cancelOrder', { order_id: gone.id })
  expect([await close(5, 6), await close(4.5, 5.5), await close(5.5, 7)]).toEqual([[order.id], [order.id], [order.id]])
  expect([await close(4, 5), await close(6, 7)]).toEqual([[], []])
  const other = order.console_id === '1' ? '2' : '1'
  expect([await close(5, 6, order.console_id), await close(5, 6, other)]).toEqual([[order.id], []])
  passMinutes(shop, 15)
  expect(await close(5, 6)).toEqual([])
  const handed = await submitted(shop.as('qiang'), slot(shop, 8))
  expect(await close(8, 9)).toEqual([handed.id])
  await lan().ask('verify', { order_id: handed.id, pass: true })
  expect(await close(8, 9)).toEqual([handed.id])
})

test('a new player has a name and a picture of none, and is known from the first visit on', async () => {
  expect((await shop.as('ming').ask('login', {})).user).toEqual({ id: 'ming', nickname: '', avatar_url: '' })
  const [user] = await shop.find('users')
  await shop.as('ming').ask('login', {})
  expect(await shop.find('users')).toEqual([user])
  passMinutes(shop, 1)
  await shop.as('ming').ask('updateProfile', { nickname: '小明' })
  const [named] = await shop.find('users')
  expect(named).toMatchObject({ ...user, nickname: '小明', updated_at: expect.any(String) as string })
  expect(named?.updated_at).not.toBe(user?.updated_at)
  expect((await shop.as('ming').ask('updateProfile', {})).user.nickname).toBe('小明')
})

test.each([
  ['png', aPng(20, 20)],
  ['jpg', aJpeg(20, 20)],
])('a picture of a player is kept as %s, and leaves the inbox', async (ending, picture) => {
  const avatar_file_id = await shop.as('ming').upload(picture)
  await shop.as('ming').ask('updateProfile', { avatar_file_id })
  expect((await shop.find('users'))[0]?.avatar_file_id).toMatch(new RegExp(`/avatars/[0-9a-f-]{36}\\.${ending}$`))
  expect(await shop.as('ming').call('updateProfile', { avatar_file_id })).toMatchObject({
    code: 4000,
    message: '找不到这个文件，请重新上传',
    detail: { field: 'avatar_file_id' },
  })
})

test('what is no picture is no picture of a player', async () => {
  const avatar_file_id = await shop.as('ming').upload(new Uint8Array([1, 2, 3]))
  expect(await shop.as('ming').call('updateProfile', { avatar_file_id })).toMatchObject({
    code: 4000,
    message: `${pictureSentences.type}`,
    detail: { field: 'avatar_file_id' },
  })
})

test('the past of each player is counted by itself', async () => {
  for (const pass of [true, false, false]) {
    const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 4))
    await lan().ask('verify', { order_id, pass, reason: '金额不符' })
  }
  await submitted(shop.as('hua'), slot(shop, 5))
  const { orders } = await lan().ask('adminListOrders', { status: ['proof_submitted', 'paid'] })
  expect(orders.map(({ player }) => player)).toMatchObject([
    { id: 'hua', visits: 0, rejections: 0 },
    { id: 'ming', visits: 1, rejections: 2 },
  ])
})

test('what was kept of a day is void when one of its orders is paid no more, whichever day that is', async () => {
  const order = await hold(shop.as('ming'), slot(shop, 60))
  await handIn(shop.as('ming'), order.id)
  await lan().ask('verify', { order_id: order.id, pass: true })
  moveTo(shop, addHours(OPENING, 30))
  await lan().ask('getStats', {})
  const day = shopDay(OPENING)
  const kept = async () => (await shop.find('daily_stats')).find(({ _id }) => _id === day)
  expect((await kept())?.record).toMatchObject({ day, paid: 1, income: 1500 })
  expect(await shop.find('daily_stats')).toHaveLength(29)
  await lan().ask('cancelOrder', { order_id: order.id, reason: '已退款' })
  expect(await kept()).toMatchObject({ record: null })
  expect((await lan().ask('getStats', {})).days.find((one) => one.day === day)).toMatchObject({ paid: 0, cancelled: 1 })
  expect((await kept())?.record).toMatchObject({ paid: 0 })
})

test('a day is kept when nothing of it can change any more: not today, and not with an open order', async () => {
  await lan().ask('updateSettings', { hold_minutes: 240 })
  moveTo(shop, '2026-11-23T15:00:00.000Z')
  await hold(shop.as('ming'), slot(shop, 5))
  moveTo(shop, '2026-11-23T18:00:00.000Z') // two in the morning
  await lan().ask('getStats', {})
  const days = async () => (await shop.find('daily_stats')).map(({ _id }) => _id)
  expect(await days()).not.toContain('2026-11-23')
  moveTo(shop, '2026-11-23T19:30:00.000Z')
  await lan().ask('getStats', {})
  expect(await days()).toContain('2026-11-23')
  expect(await days()).not.toContain('2026-11-24')
})
