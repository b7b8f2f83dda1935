import type { Browser, Page } from 'playwright-core'
import { judgePicture } from '../../core/images/image'
import { jpegs } from '../corpus/jpegs'
import { pngs } from '../corpus/pngs'
import { openBrowser } from 'wechat-local/testing'

/** What a browser shows of what is stored is what it shows of the picture that was chosen. */

jest.setTimeout(120_000)

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
  await page.evaluate(SHOW)
})
afterAll(() => browser.close())

/** Draws a picture as a page shows it: its size and all its pixels, or null when it cannot be shown. */
const SHOW = `window.show = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([bytes]))
  try { await image.decode() } catch { return null }
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return [canvas.width, canvas.height, String(data)]
}`

/** Width, height and all pixels. */
type Shown = [number, number, string] | null

function show(bytes: Uint8Array): Promise<Shown> {
  return page.evaluate(`window.show('${Buffer.from(bytes).toString('base64')}')`)
}

function storedOf(bytes: Uint8Array): Uint8Array {
  const judged = judgePicture(bytes)
  if (typeof judged === 'string') throw new Error(judged)
  return judged.bytes
}

const cases = [...jpegs, ...pngs]
const accepted = cases.filter(({ outcome, isLarge }) => outcome === 'accepted' && !isLarge)

test.each(accepted.map(({ name, bytes }) => [name, bytes] as const))(
  '%s: stored, it looks the same',
  async (_, bytes) => {
    const before = await show(bytes)
    expect(before).not.toBeNull()
    expect(await show(storedOf(bytes))).toEqual(before)
  },
)

/** The picture of one name, as a browser shows what is stored of it. */
async function stored(name: string): Promise<Shown> {
  return show(storedOf(cases.find((picture) => picture.name === name)?.bytes ?? new Uint8Array()))
}

test.each(['JPEG', 'PNG'])('%s: the browser sees how it is held, and its colours', async (type) => {
  const upright = await stored(`${type}, held 1`)
  const turned = await stored(`${type}, held 6`)
  expect([turned?.[0], turned?.[1]]).toEqual([upright?.[1], upright?.[0]])
  const wide = await stored(`${type}, Display P3, held 6`)
  expect(wide?.slice(0, 2)).toEqual(turned?.slice(0, 2))
  expect(wide?.[2]).not.toBe(turned?.[2])
})

function isDecoded(bytes: Uint8Array): Promise<boolean> {
  return page.evaluate(`createImageBitmap(new Blob([Uint8Array.from(atob('${Buffer.from(bytes).toString('base64')}'), (char) => char.charCodeAt(0))]))
    .then(() => true, () => false)`)
}

test('what is refused as broken is shown by no browser, but for a picture in more parts than are looked at', async () => {
  const shown: string[] = []
  for (const { name, bytes, outcome } of cases) if (outcome === 'broken' && (await isDecoded(bytes))) shown.push(name)
  expect(shown).toEqual(['JPEG, a hundred thousand segments', 'PNG, twenty thousand chunks'])
})
