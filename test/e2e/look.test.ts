import type { Browser, Page } from 'playwright-core'
import { openBrowser } from 'wechat-local/testing'
import { flawsIn } from './look'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
})
afterAll(() => browser?.close())

const COLUMN = /is a column of letters$/

/** The flaws of a page that says so, in this style. */
async function flawsOf(text: string, style: string): Promise<string[]> {
  await page.setContent(`<main class="page-scroller"><p style="font: 20px/1.2 sans-serif; ${style}">${text}</p></main>`)
  return flawsIn(page.locator('body'))
}

/** With and without Chinese letters: where no font has them, they are narrower and higher or lower. */
const fonts = ['sans-serif', '"Open Sans"', 'serif']

test('a box that is too low for its lines is found', async () => {
  expect(await flawsOf('上传失败', 'width: 2.2em; height: 30px')).toContainEqual(
    expect.stringMatching(/is too low for what it says$/),
  )
  expect(await flawsOf('上传失败', 'width: 2.2em; height: 50px')).toEqual([])
})

test('pictures that touch are found', async () => {
  const pictures = (margin: number) =>
    `<wx-image style="display: inline-block; width: 80px; height: 80px; margin-right: ${margin}px"></wx-image>`.repeat(
      2,
    )
  expect(await flawsOf(pictures(0), 'font-size: 0')).toContainEqual(
    expect.stringMatching(/touches the picture before it$/),
  )
  expect(await flawsOf(pictures(12), 'font-size: 0')).toEqual([])
})

describe.each(fonts)('in %s', (font) => {
  test.each([
    ['待支付', 'width: 1.2em'],
    ['待支付', 'width: 1.2em; line-height: 1'],
    ['下单', 'width: 1.1em; padding: 0 20px'],
    ['abc', 'width: 1ch; word-break: break-all'],
  ])('the column "%s" is found (%s)', async (text, style) => {
    expect(await flawsOf(text, `${style}; font-family: ${font}`)).toContainEqual(expect.stringMatching(COLUMN))
  })

  test.each([
    ['待支付', 'padding: 40px 0; width: max-content'],
    ['abc', 'padding: 40px 0; width: 1.9em'],
    ['待支付的订单', 'width: 2.2em; line-height: 1'],
    ['约', 'width: 1em'],
  ])('what is none is none: "%s" (%s)', async (text, style) => {
    expect(await flawsOf(text, `${style}; font-family: ${font}`)).toEqual([])
  })
})
