import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(2) }, admins: { lan: 'owner', mei: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function lan() {
  return shop.as('lan')
}
function mei() {
  return shop.as('mei')
}
async function settingsNow() {
  return (await lan().ask('getSettings', {})).settings
}
function off(id: string) {
  return consoles(2).map((console) => ({ ...console, open: console.id !== id }))
}

// Regression: two owners had the page open; the one who saved later opened the broken console again.
test('settings that somebody has changed meanwhile are refused, with who and when, and nothing is changed', async () => {
  const { version } = await settingsNow()
  const saved = await lan().ask('updateSettings', { consoles: off('1'), version })
  expect(saved.settings.version).toBe(version + 1)
  const late = await mei().call('updateSettings', { consoles: off('2'), version })
  expect(late).toMatchObject({ code: 4005, message: '店铺设置刚被lan改过，请看过新的设置再保存' })
  expect(late).toMatchObject({
    detail: { changed_by: 'lan', changed_at: expect.stringMatching(/^2026-11-23T/) as string },
  })
  expect((await settingsNow()).consoles).toEqual(off('1'))
  const again = await mei().ask('updateSettings', { notice: '照常营业', version: version + 1 })
  expect(again.settings).toMatchObject({ version: version + 2, consoles: off('1') })
})

test('closing and opening hours are changes too', async () => {
  const { version } = await settingsNow()
  const hours = { console_id: null, from_time: slot(shop, 3), to_time: slot(shop, 4), reason: '' }
  await lan().ask('closeHours', hours)
  expect((await mei().call('updateSettings', { notice: '新', version })).code).toBe(4005)
  await lan().ask('closeHours', hours) // the same again changes nothing
  expect((await settingsNow()).version).toBe(version + 1)
})

test('the same change again, after a lost reply, is done already', async () => {
  const change = { notice: '门口右转', version: 0 }
  const first = await lan().ask('updateSettings', change)
  expect((await lan().ask('updateSettings', change)).settings).toEqual(first.settings)
  expect(await shop.find('order_audits')).toHaveLength(1)
})

test('a client that knows no versions is refused only where it may not have seen the change of another', async () => {
  await lan().ask('updateSettings', { consoles: off('1') })
  expect((await lan().call('updateSettings', { notice: '一' })).code).toBe(0)
  expect(await mei().call('updateSettings', { consoles: off('2') })).toMatchObject({
    code: 4005,
    detail: { changed_by: 'lan' },
  })
  passMinutes(shop, 61)
  expect((await mei().call('updateSettings', { notice: '二' })).code).toBe(0)
})

test('many owners who save at once: one version follows another, and none is lost unseen', async () => {
  const { version } = await settingsNow()
  const notices = Array.from({ length: 8 }, (_, at) => `第 ${at} 条`)
  const replies = await Promise.all(notices.map((notice) => mei().call('updateSettings', { notice, version })))
  expect(replies.filter(({ code }) => code === 0)).toHaveLength(1)
  expect(replies.filter(({ code }) => code === 4005)).toHaveLength(7)
  expect((await settingsNow()).version).toBe(version + 1)
})

// Regression: a console with a paid order was left out; the visit was on no board, and later under another machine's name.
test('a console is switched off, never left out', async () => {
  expect(await lan().call('updateSettings', { consoles: consoles(1) })).toMatchObject({
    code: 4000,
    message: '不能去掉「2号机」，不再使用时把它停用即可',
    detail: { field: 'consoles' },
  })
  expect((await settingsNow()).consoles).toEqual(consoles(2))
  // a list from before somebody added a console leaves it out as well
  await lan().ask('updateSettings', { consoles: consoles(3) })
  expect((await lan().call('updateSettings', { consoles: consoles(2) })).code).toBe(4000)
})

describe('hours that are taken away', () => {
  const held = async () => {
    const orders = [await hold(shop.as('ming'), slot(shop, 2)), await hold(shop.as('hua'), slot(shop, 30))]
    return orders.map(({ id }) => id)
  }

  // Regression: opening hours were cut with a paid order at 23:00, and nobody was told.
  test('by opening hours are listed with their orders, before and after', async () => {
    const [ming] = await held() // 23:00; the other at three in the morning
    const change = { opening_hours: { from_hour: 0, to_hour: 22 } }
    const asked = await lan().ask('updateSettings', { ...change, dry_run: true })
    expect([asked.affected.map(({ id }) => id), asked.total]).toEqual([[ming], 1])
    expect(await settingsNow()).toMatchObject({ version: 0, opening_hours: { from_hour: 0, to_hour: 24 } })
    const saved = await lan().ask('updateSettings', { ...change, version: 0 })
    expect([saved.affected.map(({ id, player }) => [id, player?.id]), saved.total]).toEqual([[[ming, 'ming']], 1])
    expect((await shop.as('ming').ask('getOrder', { order_id: ming ?? '' })).order.status).toBe('pending')
  })

  test('by a weekday, or by a console that is switched off', async () => {
    const [ming, hua] = await held()
    const dry = async (change: object) => {
      const { affected } = await lan().ask('updateSettings', { ...change, dry_run: true })
      return affected.map(({ id }) => id)
    }
    expect(await dry({ closed_weekdays: [1] })).toEqual([ming])
    expect(await dry({ closed_weekdays: [1, 3] })).toEqual([ming, hua])
    const { console_id } = (await shop.as('ming').ask('getOrder', { order_id: ming ?? '' })).order
    expect(await dry({ consoles: off(console_id) })).toContain(ming)
    expect(await dry({ notice: '照常' })).toEqual([])
  })

  test('and what would be refused is refused when only asked', async () => {
    const wrong = { opening_hours: { from_hour: 9, to_hour: 9 }, dry_run: true }
    expect(await lan().call('updateSettings', wrong)).toMatchObject({ code: 4000, detail: { field: 'opening_hours' } })
  })
})
