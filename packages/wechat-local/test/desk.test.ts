import type { Page } from 'playwright-core'
import { startHost, type Host } from './host'

let host: Host
let desk: Page

/** The log that the first page of a phone keeps of its own life. */
function logOf(phone: number) {
  return desk.frameLocator('iframe').nth(phone).locator('[id$="--log"]')
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
  await desk.getByText('talk').first().waitFor()
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
