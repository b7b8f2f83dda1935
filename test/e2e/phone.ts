import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core'
import type { FunctionName } from '../../core/contract/contract'
import type { TestHook } from 'wechat-local'
import { account } from '../../start/account'
import { wechatRoutes } from 'wechat-local'
import { openShop, type Shop, type ShopOptions } from '../support/shop'
import { openBrowser } from 'wechat-local/testing'

/** A deadline, not a wait: what comes comes sooner, and a busy machine may take long. */
const PATIENCE_MS = 30_000

export const builtWeapp = join(__dirname, '../../dist/weapp')

/** How deep a page may be: the last level of the templates leads to a component. */
function templateLevels(): number {
  return Number(/l >= (\d+)/.exec(readFileSync(join(builtWeapp, 'utils.wxs'), 'utf8'))?.[1])
}

interface Opened {
  theme?: 'light' | 'dark'
  fontScale?: number
  /** page and parameters, as a card that was shared has them */
  path?: string
  width?: number
  height?: number
}

/** Somebody's phone with the mini program open: what a person sees and taps, by the words on it. */
export class Phone {
  /** how many toasts and dialogs the phone had shown when something was tapped last */
  private toldBefore = 0

  constructor(
    readonly page: Page,
    readonly openid: string,
  ) {}

  /** The page on top, without what WeChat draws above it. */
  get top(): Locator {
    return this.page.locator('.page-frame:not([hidden])')
  }

  /** What can be tapped and reads so: on the page, in its bars or in a dialog. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true }).and(this.page.locator(':visible')).last()
  }

  slot(hour: string): Locator {
    return this.top.locator('.slot').filter({ hasText: hour }).first()
  }

  async tap(name: string | RegExp): Promise<void> {
    this.toldBefore = await this.page.evaluate(() => window.__phone?.shown().length ?? 0)
    await this.button(name).tap()
  }

  /** As fast as a thumb can, without waiting for what the first tap does. */
  async tapTwice(name: string): Promise<void> {
    const box = await this.button(name).boundingBox()
    if (!box) throw new Error(`${name} is not on the screen`)
    for (let tap = 0; tap < 2; tap++) await this.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  }

  /** Chooses a free hour and books it. */
  async book(hour: string): Promise<void> {
    await this.slot(hour).tap()
    await this.tap('预约')
  }

  /** Chooses in the wheels of a picker, from left to right. */
  async pick(field: RegExp, ...choices: string[]): Promise<void> {
    await this.tap(field)
    for (const name of choices) await this.page.getByRole('option', { name, exact: true }).tap()
    await this.tap('确定')
  }

  async tab(name: string): Promise<void> {
    await this.top.getByRole('tab', { name }).tap()
  }

  /** Waits until the words can be read: on the page or above it, or in a toast that has come since the last tap. */
  async sees(words: string | RegExp): Promise<void> {
    const isVisible = this.page.getByText(words).and(this.page.locator(':visible')).first().waitFor()
    await Promise.any([isVisible, this.isToasted(words)]).catch(() => isVisible)
  }

  /** A toast goes after a moment, and a busy machine may not look in that moment: the phone remembers what it showed. */
  private async isToasted(words: string | RegExp): Promise<void> {
    const pattern = typeof words === 'string' ? { text: words } : { source: words.source, flags: words.flags }
    await this.page.waitForFunction(
      ({ text, source = '', flags = '', from }) =>
        window.__phone
          ?.shown()
          .slice(from)
          .some(({ kind, title }) =>
            kind !== 'toast'
              ? false
              : text === undefined
                ? new RegExp(source, flags).test(title)
                : title.includes(text),
          ),
      { ...pattern, from: this.toldBefore },
    )
  }

  async seesNot(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).and(this.page.locator(':visible')).first().waitFor({ state: 'hidden' })
  }

  /** Asks the phone's test hook. The function runs in the browser: it sees what it is given, and nothing of the file it stands in. */
  hook<R, G>(ask: (hook: TestHook, given: G) => R, given?: G): Promise<Awaited<R>> {
    return this.page.evaluate(`(${ask.toString()})(window.__phone, ${JSON.stringify(given)})`)
  }

  /** Comes back to the mini program by a link or a card. */
  async follow(path: string): Promise<void> {
    await this.hook((hook, to) => hook.show({ path: to }), path)
  }

  async network(state: 'online' | 'weak' | 'offline'): Promise<void> {
    await this.hook((hook, next) => hook.network(next), state)
  }

  /** The next call of a function reaches the cloud, but its answer does not reach the phone. */
  async loseReply(name: FunctionName): Promise<void> {
    const lose = async (route: Route) => {
      await route.fetch()
      await route.abort()
    }
    await this.page.route(`**/__local/call/${name}`, lose, { times: 1 })
  }

  /** Calls of a function are kept on their way until they are let go. */
  async holdUp(name: FunctionName): Promise<() => void> {
    let letGo = (): void => {}
    const released = new Promise<void>((resolve) => (letGo = resolve))
    await this.page.route(`**/__local/call/${name}`, (route) => released.then(() => route.continue()))
    return letGo
  }

  /** Below the last level of the templates Taro begins anew within a component, where the styles of the page do not hold. */
  async depthFlaws(levels = templateLevels()): Promise<string[]> {
    const depths = await this.page.evaluate(() => {
      interface Node {
        cn?: Node[]
      }
      const depthOf = ({ cn = [] }: Node): number => 1 + Math.max(0, ...cn.map(depthOf))
      return [...document.querySelectorAll('wx-page')].map((page) => {
        const { data } = (page as unknown as { __wxElement: { data: { root?: Node } } }).__wxElement
        return { path: page.getAttribute('is'), depth: depthOf(data.root ?? {}) - 1 }
      })
    })
    return depths
      .filter(({ depth }) => depth > levels)
      .map(({ path, depth }) => `${path} has ${depth} levels, more than mini.baseLevel of config/index.ts allows`)
  }

  /** How often a cloud function was called since the phone was switched on. */
  async calls(name: FunctionName): Promise<number> {
    return (await this.hook((hook) => hook.calls())).filter((call) => call.name === name).length
  }

  /** How many bytes a second the phone sends; -1: as many as it can. */
  async upstream(uploadThroughput: number): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const unlimited = { offline: false, latency: 0, downloadThroughput: -1 }
    await session.send('Network.emulateNetworkConditions', { ...unlimited, uploadThroughput })
  }

  /** Pictures for the next question for them; null declines. */
  async prepare(...pictures: Uint8Array[]): Promise<void> {
    const files = pictures.map((bytes, at) => ({
      name: `${at}.jpg`,
      type: 'image/jpeg',
      base64: Buffer.from(bytes).toString('base64'),
    }))
    await this.hook((hook, chosen) => hook.chooseMediaFiles(chosen), files)
  }
}

/** A shop, its cloud, and everybody's phones. */
export interface Street {
  shop: Shop
  phone(openid: string, how?: Opened): Promise<Phone>
  /** Closes all phones; throws when the mini program failed on one of them. */
  hangUp(): Promise<void>
  close(): Promise<void>
}

function query({ theme = 'light', fontScale = 1, path = '' }: Opened, openid: string): string {
  return new URLSearchParams({ openid, theme, fontScale: String(fontScale), ...(path && { path }) }).toString()
}

async function switchOn(browser: Browser, url: string, openid: string, how: Opened) {
  const viewport = { width: how.width ?? 390, height: how.height ?? 844 }
  const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${url}/phone?${query(how, openid)}`)
  await page.waitForFunction(() => window.__phone)
  return { context, phone: new Phone(page, openid) }
}

async function switchOff({ context, phone }: { context: BrowserContext; phone: Phone }): Promise<string[]> {
  const own = await phone.hook((hook) => [...hook.errors(), ...hook.refused()])
  const errors = [...own, ...(await phone.depthFlaws())]
  await context.close()
  return errors.map((error) => `${phone.openid}: ${error}`)
}

/** Opens a shop on the built functions, with phones that run the built mini program. */
export async function openStreet({
  weapp = builtWeapp,
  ...options
}: ShopOptions & { weapp?: string } = {}): Promise<Street> {
  const shop = await openShop({ ...options, routes: wechatRoutes({ weapp, people: [], account }) })
  // The build is compiled while the browser starts.
  const compiled = ['build.json', 'phone.js'].map((name) => fetch(`${shop.cloud.url}/__wechat/${name}`))
  const browser = await openBrowser().catch(async (error: Error) => {
    await shop.close()
    throw error
  })
  await Promise.all(compiled)
  let open: Awaited<ReturnType<typeof switchOn>>[] = []
  return {
    shop,
    async phone(openid, how = {}) {
      const opened = await switchOn(browser, shop.cloud.url, openid, how)
      open.push(opened)
      return opened.phone
    },
    async hangUp() {
      const errors = (await Promise.all(open.map(switchOff))).flat()
      open = []
      if (errors.length > 0) throw new Error(`The mini program failed:\n${errors.join('\n')}`)
    },
    async close() {
      await browser.close()
      await shop.close()
    },
  }
}
