import { rmSync } from 'node:fs'
import { startFixture, type Fixture } from 'cloudbase-local/testing'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Account } from '../src/account'
import { WITHIN_MS } from './eventually'
import { buildFixture } from './fixture/build'
import type { Editor } from '../src/editor'
import type { TestHook } from '../src/runtime/test-hook'
import { wechatRoutes } from '../src/serve'
import { openBrowser } from './browser/browser'

export interface TestPhone {
  page: Page
  /** An element of the page on top, by its id in the mini program. */
  byId(id: string): Locator
  /** Asks the phone's test hook. */
  hook<R>(ask: (hook: TestHook) => R): Promise<R>
}

export interface Host {
  cloud: Fixture
  weapp: string
  /** What the desk wanted changed, in order. */
  edits: unknown[][]
  open(query?: string): Promise<TestPhone>
  /** Everybody's phones on one page, as wide as a small laptop. */
  openDesk(locale?: string): Promise<Page>
  close(): Promise<void>
}

const account: Account = {
  libVersion: '3.5.5',
  privacy: ['UserInfo', 'Album', 'AlbumWriteOnly', 'CalendarWriteOnly', 'Clipboard'],
  downloadDomains: [],
}

const FUNCTIONS = {
  echo: `async (event) => ({ event, openid: wx().getWXContext().OPENID })`,
  refuse: `async () => ({ code: 4001, message: 'no' })`,
  fail: `async () => { throw new Error('it broke') }`,
  store: `async ({ documents }) => {
    for (const document of documents) await db().collection('things').add(document)
  }`,
  send: {
    code: `async (message) => { await wx().openapi.subscribeMessage.send(message) }`,
    config: { timeout: 20, permissions: { openapi: ['subscribeMessage.send'] } },
  },
  tick: {
    code: `async () => 'ticked'`,
    config: { timeout: 20, triggers: [{ name: 'every-minute', type: 'timer', config: '0 * * * * * *' }] },
  },
  talk: `async () => console.log('x'.repeat(500))`,
}

async function openPhone(browser: Browser, url: string): Promise<TestPhone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  page.setDefaultTimeout(WITHIN_MS)
  await page.goto(url)
  await page.waitForFunction(() => window.__phone)
  return {
    page,
    byId: (id) => page.locator(`.page-frame:not([hidden]) [id$="--${id}"]`),
    // The function runs in the browser: it sees nothing of this file.
    hook: (ask) => page.evaluate(`(${ask.toString()})(window.__phone)`),
  }
}

/** Only writes down what it was told; the collection "closed" lets nobody change it. */
function editorInto(edits: unknown[][]): Editor {
  const write = (...edit: unknown[]) => {
    if (edit[1] === 'closed') return Promise.reject(new Error('nobody may change that'))
    edits.push(edit)
    return Promise.resolve()
  }
  return {
    put: (collection, document) => write('put', collection, JSON.parse(document)),
    remove: (collection, id) => write('remove', collection, id),
    reset: () => write('reset'),
    importBackup: async (folder, key) => {
      await write('import', folder, key)
      return `${folder} came`
    },
  }
}

const people = [
  { openid: 'a', name: '甲' },
  { openid: 'b', name: '乙' },
  { openid: 'c', name: '丙' },
  { openid: 'd', name: '丁' },
]

async function openDesk(browser: Browser, url: string, locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale })
  const page = await context.newPage()
  page.setDefaultTimeout(WITHIN_MS)
  await page.goto(url)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].every((frame) => frame.contentWindow?.__phone),
  )
  return page
}

/** The fixture on phones of their own browsers, with a real local cloud behind. */
export async function startHost(): Promise<Host> {
  const weapp = buildFixture()
  const edits: unknown[][] = []
  const cloud = await startFixture(FUNCTIONS, {
    templates: [{ priTmplId: 'T1', title: '到期提醒', content: '内容:{{thing1.DATA}}\n' }],
    routes: wechatRoutes({ weapp, people, account, editor: editorInto(edits) }),
  })
  const browser = await openBrowser().catch(async (error: Error) => {
    await cloud.close()
    throw error
  })
  return {
    cloud,
    weapp,
    edits,
    open: (query = 'openid=a') => openPhone(browser, `${cloud.cloud.url}/phone?${query}`),
    openDesk: (locale = 'zh-CN') => openDesk(browser, cloud.cloud.url, locale),
    close: async () => {
      await browser.close()
      await cloud.close()
      rmSync(weapp, { recursive: true, force: true })
    },
  }
}
