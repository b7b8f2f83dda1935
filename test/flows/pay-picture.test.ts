import { pictureSentences } from '../../core/images/image'
import type { FunctionLog } from 'cloudbase-local'
import { contradictions } from '../support/invariants'
import { aJpeg, aPng } from '../support/pictures'
import { holdBack, untilHeld } from '../support/holding'
import { hold, isThere, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function lan() {
  return shop.as('lan')
}
function set(pay_qr_url: string) {
  return lan().ask('updateSettings', { pay_qr_url })
}
async function status(url: string) {
  return (await fetch(url)).status
}

test.each([
  ['png', aPng(30, 30)],
  ['jpg', aJpeg(30, 30)],
])('a %s from the owner’s inbox becomes the shop’s, and everybody gets a link to it', async (ending, picture) => {
  const upload = await lan().upload(picture)
  const { settings, pay_qr_link } = await set(upload)
  expect(settings.pay_qr_url).toMatch(new RegExp(`^cloud://[^/]+/shop/[0-9a-f]{64}\\.${ending}$`))
  expect(await status(pay_qr_link)).toBe(200)
  expect(await lan().call('updateSettings', { pay_qr_url: upload })).toMatchObject({
    code: 4000,
    message: '找不到这个文件，请重新上传',
    detail: { field: 'pay_qr_url' },
  })
  expect(await status((await lan().ask('getSettings', {})).pay_qr_link)).toBe(200)
  const ming = shop.as('ming')
  expect(await status((await ming.ask('login', {})).settings.pay_qr_url)).toBe(200)
  const { id, pay_qr_url } = await hold(ming, slot(shop))
  expect(await status(pay_qr_url ?? '')).toBe(200)
  expect(await status((await ming.ask('getOrder', { order_id: id })).order.pay_qr_url ?? '')).toBe(200)
})

test('its link is good for two hours', async () => {
  const { pay_qr_link } = await set(await lan().upload(aPng(30, 30)))
  shop.cloud.clock.advance(119 * 60_000)
  expect(await status(pay_qr_link)).toBe(200)
  shop.cloud.clock.advance(2 * 60_000)
  expect(await status(pay_qr_link)).toBe(403)
})

test('the same picture named again is left where it is, and leaves no audit', async () => {
  const { settings } = await set(await lan().upload(aPng(30, 30)))
  const again = await set(settings.pay_qr_url)
  expect(again.settings).toEqual(settings)
  expect(await status(again.pay_qr_link)).toBe(200)
  expect(await shop.find('order_audits')).toHaveLength(1)
})

async function afterAnHour(...file_ids: string[]) {
  passMinutes(shop, 61)
  await shop.timer()
  return Promise.all(file_ids.map((file_id) => isThere(shop, file_id)))
}

test('a code that was replaced is removed an hour later, and the new one stays', async () => {
  const first = (await set(await lan().upload(aPng(30, 30)))).settings.pay_qr_url
  const second = (await set(await lan().upload(aPng(30, 30)))).settings.pay_qr_url
  expect(await afterAnHour(first, second)).toEqual([false, true])
  expect(await shop.find('stored_files')).toMatchObject([{ file_id: second, owner: 'shop', status: 'used' }])
  await set('')
  expect(await afterAnHour(second)).toEqual([false])
  expect(await shop.find('stored_files')).toEqual([])
})

test('so is one that an older version stored, of which there is no record', async () => {
  await shop.close()
  const old = 'cloud://local.6c6f-local/shop/of-before.png'
  shop = await openShop({ admins: { lan: 'owner' }, settings: { pay_qr_url: old } })
  await set('')
  expect(await shop.find('stored_files')).toMatchObject([{ file_id: old, owner: 'shop', status: 'unused' }])
  holdBack(shop, { function: 'expireCron', action: 'storage.batchDeleteFile' })
  passMinutes(shop, 61)
  const timer = shop.timer()
  await untilHeld(shop)
  shop.cloud.faults.release()
  await timer
  expect(await shop.find('stored_files')).toEqual([])
})

test('an upload that is named twice at once is one code, and stays', async () => {
  const upload = await lan().upload(aPng(30, 30))
  holdBack(shop, { action: 'database.startTransaction', function: 'updateSettings' })
  const slow = lan().call('updateSettings', { pay_qr_url: upload })
  await untilHeld(shop)
  const { settings } = await set(upload)
  shop.cloud.faults.release()
  await slow
  expect((await lan().ask('getSettings', {})).settings).toMatchObject({ pay_qr_url: settings.pay_qr_url, version: 1 })
  expect(await contradictions(shop)).toEqual([])
  expect(await afterAnHour(settings.pay_qr_url)).toEqual([true])
})

test('an upload whose saving is refused is removed', async () => {
  const pay_qr_url = await lan().upload(aPng(30, 30))
  expect(await lan().call('updateSettings', { pay_qr_url, version: 7 })).toMatchObject({ code: 4005 })
  const [stored] = await shop.find('stored_files')
  expect(await afterAnHour(stored?.file_id ?? '')).toEqual([false])
})

test('an address stays as it is, and nothing takes it away again', async () => {
  expect(await set('https://shop.example/pay.png')).toMatchObject({
    settings: { pay_qr_url: 'https://shop.example/pay.png' },
    pay_qr_link: 'https://shop.example/pay.png',
  })
  const logs = (await (await fetch(`${shop.cloud.url}/__local/logs?limit=2000`)).json()) as FunctionLog[]
  expect(logs.filter(({ json }) => json?.level === 'warn')).toEqual([])
  expect(await set('')).toMatchObject({ settings: { pay_qr_url: '' }, pay_qr_link: '' })
  await lan().ask('updateSettings', { notice: '门口右转' })
  expect((await lan().ask('getSettings', {})).settings).toMatchObject({ pay_qr_url: '', notice: '门口右转' })
})

test.each(['https://shop.example/"pay.png', "https://shop.example/'", 'https://shop.example/<b>', 'https://a\\b'])(
  '%s is no address of a picture',
  async (pay_qr_url) => {
    expect(await lan().call('updateSettings', { pay_qr_url })).toMatchObject({
      code: 4000,
      message: '应为 https 地址或刚上传的图片',
      detail: { field: 'pay_qr_url' },
    })
  },
)

test('what is no picture is refused, and the setting stays', async () => {
  const pay_qr_url = await lan().upload(new Uint8Array([1, 2, 3]))
  expect(await lan().call('updateSettings', { pay_qr_url })).toMatchObject({
    code: 4000,
    message: `${pictureSentences.type}`,
    detail: { field: 'pay_qr_url' },
  })
})

test('a picture in somebody else’s inbox is not taken', async () => {
  const theirs = await shop.as('ming').upload(aPng(30, 30))
  expect(await lan().call('updateSettings', { pay_qr_url: theirs })).toMatchObject({ code: 4004 })
})

test('a stored picture whose file is gone is shown as none', async () => {
  await shop.close()
  shop = await openShop({
    admins: { lan: 'owner' },
    settings: { pay_qr_url: 'cloud://local.6c6f-local/shop/gone.png' },
  })
  expect((await lan().ask('getSettings', {})).pay_qr_link).toBe('')
})
