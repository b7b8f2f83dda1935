import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Frame } from 'playwright-core'
import { addHours, instant, nextWholeHour } from '../../core/time'
import { seed } from '../../start/seed'
import { account } from '../../start/account'
import { wechatRoutes } from 'wechat-local'
import { openShop, type Shop } from '../support/shop'
import { openBrowser } from 'wechat-local/testing'
import { builtWeapp } from './phone'
import { rests } from './rest'

/** Takes the pictures of the README from what is built, and a screenshot to try the shop with: `npx tsx test/e2e/pictures.ts`. */

const folder = join(__dirname, '../../docs/images')
const [ming, hua, qiang, lan] = ['player-ming', 'player-hua', 'player-qiang', 'admin-lan'] as const

/** Monday, 18:05 in Shanghai. */
const EVENING = Date.parse('2026-11-23T10:05:00.000Z')

const TRANSFER = `<body style="margin:0;background:#f0f7f2;font:20px sans-serif;text-align:center">
  <p style="margin:90px 0 30px;color:#07c160;font-size:70px">✓</p>转账成功<h1>¥15.00</h1><p style="color:#888">试用样例，不是真实付款</p>`

function isPhone(frame: Frame): boolean {
  return frame.url().includes('/phone?')
}

async function screenshotOfTransfer(browser: Browser): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 360, height: 480 } })
  await page.setContent(TRANSFER)
  return page.screenshot({ type: 'jpeg' })
}

/** An evening in the shop: one has paid and is confirmed, one waits for the owner, one is about to pay. */
async function livelyEvening(shop: Shop, proof: Uint8Array) {
  shop.cloud.clock.set(EVENING)
  const qr = readFileSync(join(__dirname, '../../start/pay-qr.png'))
  await shop.as(lan).ask('updateSettings', { pay_qr_url: await shop.as(lan).upload(qr) })
  const hold = async (openid: string, hours: number) => {
    const start_time = addHours(nextWholeHour(instant(EVENING)), hours)
    return (await shop.as(openid).ask('createReservation', { start_time })).order.id
  }
  const handIn = async (openid: string, order_id: string) =>
    shop.as(openid).ask('uploadProof', { order_id, file_ids: [await shop.as(openid).upload(proof)] })
  const paid = await hold(ming, 1)
  await handIn(ming, paid)
  await shop.as(lan).ask('verify', { order_id: paid, pass: true })
  await handIn(hua, await hold(hua, 2))
  return { paid, pending: await hold(qiang, 3) }
}

async function pictureOfPhones(browser: Browser, shop: Shop, pages: [openid: string, path: string][]): Promise<Buffer> {
  const phones = pages.map(([openid, path]) => {
    const src = `${shop.cloud.url}/phone?${new URLSearchParams({ openid, path }).toString()}`
    return `<iframe src="${src}" style="width:390px;height:844px;border:1px solid #ccc;border-radius:32px"></iframe>`
  })
  const page = await browser.newPage({ viewport: { width: 1290, height: 892 } })
  await page.goto(`${shop.cloud.url}/__local/health`)
  await page.setContent(
    `<body style="display:flex;justify-content:space-evenly;align-items:center;margin:0;height:892px">${phones.join('')}`,
  )
  await page.frameLocator('iframe').first().locator('.slot').filter({ hasText: '23:00' }).first().click()
  await Promise.all(page.frames().filter(isPhone).map(rests))
  return page.screenshot()
}

async function pictureOfDesk(browser: Browser, shop: Shop): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  await page.goto(shop.cloud.url)
  await page.frameLocator('iframe').last().getByRole('tab', { name: '管理' }).click()
  await Promise.all(page.frames().filter(isPhone).map(rests))
  return page.screenshot()
}

async function main(): Promise<void> {
  const browser = await openBrowser()
  const shop = await openShop({
    routes: wechatRoutes({ weapp: builtWeapp, people: seed.people, account }),
    admins: { [lan]: 'owner' },
    settings: { price_per_hour: 1500 },
  })
  const transfer = await screenshotOfTransfer(browser)
  const { paid, pending } = await livelyEvening(shop, transfer)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'sample-transfer.jpg'), transfer)
  const player = await pictureOfPhones(browser, shop, [
    [ming, 'pages/slots/index'],
    [qiang, `visit/pages/pay/index?order_id=${pending}`],
    [ming, `visit/pages/order/index?order_id=${paid}`],
  ])
  writeFileSync(join(folder, 'player.png'), player)
  writeFileSync(join(folder, 'desk.png'), await pictureOfDesk(browser, shop))
  await browser.close()
  await shop.close()
}

void main()
