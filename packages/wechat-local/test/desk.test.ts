import type { Page } from 'playwright-core'
import { startHost, type Host } from './host'

let host: Host
let desk: Page

/** The log that the first page of a phone keeps of its own life. */
function logOf(phone: number) {
  return desk.frameLocator('iframe').nth(phone).locator('[id$="--log"]')
}

function lineOf(called: string) {
  return desk.locator('.calls tbody').filter({ hasText: called }).first()
}

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.close())
beforeEach(async () => {
  desk = await host.openDesk()
})
afterEach(() => desk.context().close())

test('on a small laptop nothing has to be scrolled sideways, whatever is written, and all phones are in sight', async () => {
  await host.cloud.call('talk')
  await lineOf('talk').click()
  await desk.getByText('xxxxx').first().waitFor()
  const { scroll, window, right, left } = await desk.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    window: innerWidth,
    right: Math.max(...[...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().right)),
    left: document.querySelector('.panel')?.getBoundingClientRect().left ?? 0,
  }))
  expect(scroll).toBe(window)
  expect(right).toBeLessThanOrEqual(left)
})

test('phones that are drawn larger are reached by scrolling', async () => {
  await desk.getByLabel('大小').selectOption('100')
  const last = desk.locator('iframe').last()
  await last.scrollIntoViewIfNeeded()
  expect(await last.evaluate((frame) => Math.round(frame.getBoundingClientRect().width))).toBe(390)
  await logOf(3).click()
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(1366)
})

test('when the clock is moved, the phones ask the cloud again, but none that is put away', async () => {
  await logOf(0)
    .filter({ hasText: /show ready$/ })
    .waitFor()
  await desk.evaluate(() => document.querySelectorAll('iframe')[1]?.contentWindow?.__phone?.hide())
  await desk.getByRole('button', { name: '+1 小时' }).click()
  await logOf(0)
    .filter({ hasText: /ready hide show$/ })
    .waitFor()
  await logOf(1).filter({ hasText: /hide$/ }).waitFor()
})

test('a call is one line, and a tap on it opens what was asked, answered and printed', async () => {
  await host.cloud.call('echo', { word: 'hello' }, 'b')
  await lineOf('echo').getByText('乙').waitFor()
  expect(await desk.locator('.calls tbody').filter({ hasText: 'echo' }).count()).toBe(1)
  await lineOf('echo').click()
  const told = lineOf('echo').locator('pre')
  await told.nth(1).waitFor()
  expect(JSON.parse(await told.first().innerText())).toMatchObject({ word: 'hello' })
  expect(JSON.parse(await told.nth(1).innerText())).toMatchObject({ openid: 'b' })
  await lineOf('echo').locator('button').click()
  await told.first().waitFor({ state: 'detached' })
})

test('what failed and what was refused stand out, and can be seen alone', async () => {
  await host.cloud.call('refuse', {}, 'a')
  await host.cloud.reply('fail', {}, 'a')
  await host.cloud.call('echo', {}, 'a')
  expect(await lineOf('fail').locator('tr').getAttribute('class')).toBe('bad')
  expect(await lineOf('refuse').locator('tr').getAttribute('class')).toBe('warn')
  await lineOf('refuse').getByText('4001').waitFor()
  await lineOf('echo').waitFor()
  await desk.getByLabel('显示').selectOption('bad')
  await lineOf('echo').waitFor({ state: 'hidden' })
  expect(await lineOf('fail').isVisible()).toBe(true)
  await desk.getByRole('tab', { name: /错误\d+/ }).click()
  await desk.locator('details').filter({ hasText: 'it broke' }).first().waitFor()
})

test('what a phone gave its view is counted for each page', async () => {
  await desk.getByRole('button', { name: '丙' }).click()
  const row = desk.getByRole('row').filter({ hasText: 'pages/home/home' })
  await row.getByText('丙').waitFor()
  expect(await row.count()).toBe(1)
})

test('the desk speaks the language of the browser', async () => {
  const english = await host.openDesk('en-US')
  await english.getByRole('tab', { name: 'Calls' }).waitFor()
  const written = (await english.locator('header, aside').allInnerTexts()).join('').replace(/[甲乙丙丁]/g, '')
  expect(written).toMatch(/Function or person|Failed and refused/)
  expect(written).not.toMatch(/[\u4e00-\u9fff]/)
  await english.context().close()
})
