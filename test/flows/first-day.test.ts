import { defaultSettings } from '../../core/shop/settings'
import { contradictions } from '../support/invariants'
import { hold, moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { holdBack, untilHeld } from '../support/holding'

let shop: Shop

async function loseSettings(): Promise<void> {
  const where = { queryType: 'DOC', query: JSON.stringify({ _id: 'shop' }) }
  const body = JSON.stringify({ action: 'database.removeDocument', collectionName: 'settings', ...where })
  await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body })
  expect(await shop.find('settings')).toEqual([])
}

/** A shop as it is when the functions have just been put into the cloud: an owner, and no settings. */
beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
  await loseSettings()
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

test('settings that are lost while they are changed are made from the defaults', async () => {
  const begin = { action: 'database.startTransaction', function: 'updateSettings' }
  holdBack(shop, begin)
  const changing = shop.as('lan').ask('updateSettings', { notice: '开业' })
  await untilHeld(shop)
  await loseSettings()
  shop.cloud.faults.release()
  const changed = { ...defaultSettings, notice: '开业', version: 1 }
  expect((await changing).settings).toEqual(changed)
  const changed_at = expect.any(String) as string
  expect(await shop.find('settings')).toEqual([{ _id: 'shop', ...changed, changed_by: 'lan', changed_at }])
})

test('whoever comes first finds the shop as it is by default, and it is written down', async () => {
  expect((await hold(shop.as('ming'), slot(shop))).amount).toBe(defaultSettings.price_per_hour)
  expect(await shop.find('settings')).toEqual([{ _id: 'shop', ...defaultSettings }])
})

test('the first change starts from the defaults', async () => {
  const { settings } = await shop.as('lan').ask('updateSettings', { notice: '开业' })
  expect(settings).toEqual({ ...defaultSettings, notice: '开业', version: 1 })
})

test('a setting that an older version did not know has its default', async () => {
  const { notice: _, ...older } = defaultSettings
  await shop.insert('settings', [{ _id: 'shop', ...older, hold_minutes: 20 } as never])
  const { settings } = await shop.as('lan').ask('getSettings', {})
  expect(settings).toEqual({ ...defaultSettings, hold_minutes: 20 })
  expect((await shop.as('lan').ask('updateSettings', { hold_minutes: 25 })).settings.notice).toBe('')
})

test('the shop is not well without settings, and the timer makes them', async () => {
  expect((await shop.as('lan').ask('health', {})).checks).toEqual({ settings: false, timer: false })
  await shop.timer()
  expect((await shop.as('lan').ask('health', {})).checks).toEqual({ settings: true, timer: true })
})

test('settings without the timer are not enough, nor is the timer without settings', async () => {
  await shop.insert('settings', [{ _id: 'another', ...defaultSettings } as never])
  await shop.insert('system', [{ _id: 'expireCron', at: OPENING, source: 'wx_trigger' }])
  expect(await shop.as('lan').ask('health', {})).toMatchObject({ ok: false, checks: { settings: false, timer: true } })
  await shop.as('lan').ask('getSettings', {})
  expect(await shop.as('lan').ask('health', {})).toMatchObject({ ok: true })
})
