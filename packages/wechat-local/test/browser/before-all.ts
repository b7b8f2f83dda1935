import { openBrowser } from './browser'

/** One browser starts and writes a letter before any worker does: what is wrong with it is said once, and ends the run. */
export default async function beforeAll(): Promise<void> {
  try {
    const browser = await openBrowser()
    const page = await browser.newPage()
    await page.setContent('<p>一</p>')
    await page.screenshot()
    await browser.close()
  } catch (error) {
    const { message } = error as Error
    throw Object.assign(new Error(message), { stack: message })
  }
}
