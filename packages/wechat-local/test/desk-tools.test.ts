import type { Page } from 'playwright-core'
import type { TestHook } from '../src/runtime/test-hook'
import { eventually } from './eventually'
import { startHost, type Host } from './host'

let host: Host
let desk: Page

function phone(nth: number) {
  return desk.frameLocator('iframe').nth(nth)
}

/** Asks the phone of a person; the function runs in the browser. */
function hook<R>(nth: number, ask: (hook: TestHook) => R): Promise<R> {
  return desk.evaluate(`(${ask.toString()})(document.querySelectorAll('iframe')[${nth}].contentWindow.__phone)`)
}

async function openTab(name: RegExp): Promise<void> {
  await desk.getByRole('tab', { name }).click()
}

function post(path: string, body: object, headers: Record<string, string> = {}) {
  const json = { 'content-type': 'application/json', ...headers }
  return host.cloud.http(path, { method: 'POST', body: JSON.stringify(body), headers: json })
}

beforeAll(async () => {
  host = await startHost()
  const documents = Array.from({ length: 22 }, (_, n) => ({ _id: `t${String(n).padStart(2, '0')}`, n }))
  await host.cloud.call('store', { documents })
})
afterAll(() => host?.close())
beforeEach(async () => {
  host.edits.length = 0
  desk = await host.openDesk()
})
afterEach(() => desk.context().close())

describe('data', () => {
  beforeEach(() => openTab(/数据/))

  test('are read page by page, found by a query, and a query that is none is refused in words', async () => {
    await desk.getByText('1–20 / 22').waitFor()
    await desk.getByRole('button', { name: '›' }).click()
    await desk.getByText('21–22 / 22').waitFor()
    await desk.getByLabel('条件').fill('{"n":7}')
    await desk.getByLabel('条件').press('Enter')
    await desk.getByText('1–1 / 1', { exact: true }).waitFor()
    await desk.locator('summary', { hasText: 't07' }).waitFor()
    await desk.getByLabel('条件').fill('{"n":')
    await desk.getByLabel('条件').press('Enter')
    await desk.getByText(/not EJSON/).waitFor()
  })

  test('a document is changed as a whole, but not its id, and phones look again', async () => {
    await desk.locator('summary', { hasText: 't03' }).click()
    const text = desk.getByLabel('t03', { exact: true })
    const row = desk.locator('details', { has: text })
    await text.fill('{"_id":"other"}')
    await row.getByRole('button', { name: '保存' }).click()
    await row.getByText('_id 不能修改').waitFor()
    await text.fill('{')
    await row.getByRole('button', { name: '保存' }).click()
    await row.getByText(/JSON/).waitFor()
    expect(host.edits).toEqual([])
    await text.fill('{"_id":"t03","n":33}')
    await row.getByRole('button', { name: '保存' }).click()
    await phone(0)
      .locator('[id$="--log"]')
      .filter({ hasText: /hide show$/ })
      .waitFor()
    expect(host.edits).toEqual([['put', 'things', { _id: 't03', n: 33 }]])
  })

  test('a document is removed after a question', async () => {
    await desk.locator('summary', { hasText: 't04' }).click()
    desk.once('dialog', (dialog) => void dialog.dismiss())
    await desk.getByRole('button', { name: '删除' }).click()
    desk.once('dialog', (dialog) => void dialog.accept())
    await desk.getByRole('button', { name: '删除' }).click()
    await eventually(async () => expect(await Promise.resolve(host.edits)).toEqual([['remove', 'things', 't04']]))
  })
})

describe('a change', () => {
  test('is refused to pages of elsewhere, and to what is no JSON', async () => {
    const body = { collection: 'things', id: 't01' }
    expect((await post('/__wechat/edit/remove', body, { origin: 'http://localhost:1' })).status).toBe(403)
    expect((await post('/__wechat/edit/remove', body, { origin: 'null' })).status).toBe(403)
    expect((await post('/__wechat/edit/remove', body, { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await post('/__wechat/edit/reset', {}, { 'content-type': 'text/plain' })).status).toBe(400)
    expect(host.edits).toEqual([])
  })

  test.each([
    ['put', { collection: 'things' }, /names its collection/],
    ['remove', { id: 'x' }, /names its collection/],
    ['remove', { collection: 'closed', id: 'x' }, /nobody may change that/],
  ])('%s of %p is refused with a sentence', async (name, body, message) => {
    const response = await post(`/__wechat/edit/${name}`, body)
    expect([response.status, ((await response.json()) as { errMsg: string }).errMsg]).toEqual([
      400,
      expect.stringMatching(message),
    ])
  })

  test('of another kind there is none', async () => {
    for (const name of ['constructor', 'nothing', ''])
      expect((await post(`/__wechat/edit/${name}`, {})).status).toBe(404)
  })
})

test('files are listed, and a text has a link', async () => {
  const headers = { 'x-local-openid': 'b' }
  await host.cloud.http('/__local/upload?path=inbox/b/note.txt', { method: 'POST', body: 'hello', headers })
  await openTab(/文件/)
  const row = desk.locator('details', { hasText: 'inbox/b/note.txt' })
  await row.getByText(/5 B · 乙/).waitFor()
  await row.locator('summary').click()
  const link = await row.getByRole('link').getAttribute('href')
  expect(await (await fetch(String(link))).text()).toBe('hello')
})

describe('phones', () => {
  beforeEach(() => openTab(/手机/))

  test('take another size, theme and network at once, and larger letters on the page that is open', async () => {
    await desk.getByLabel('谁的手机').selectOption({ label: '乙' })
    await desk.getByLabel('路径和参数').fill('/pages/form/form?id=1')
    await desk.getByRole('button', { name: '冷启动' }).click()
    const open = () => hook(1, (phone) => phone?.pageStack())
    await eventually(async () => expect(await open()).toEqual([{ path: 'pages/form/form', query: { id: '1' } }]))
    await desk.getByLabel('尺寸').selectOption({ label: '320 × 568' })
    await desk.getByLabel('主题').selectOption({ label: '深色' })
    await desk.getByLabel('网络').selectOption({ label: '断网' })
    await desk.getByLabel('字号').selectOption({ label: '字号 × 2' })
    const state = () =>
      desk.evaluate(() => {
        const frame = document.querySelectorAll('iframe')[1]
        const { innerWidth, innerHeight, document: page } = frame?.contentWindow ?? window
        return [innerWidth, innerHeight, page.documentElement.dataset.theme, frame?.src.includes('network=offline')]
      })
    await eventually(async () => expect(await state()).toEqual([320, 568, 'dark', true]))
    await eventually(async () => expect(await open()).toEqual([{ path: 'pages/form/form', query: { id: '1' } }]))
    expect(await hook(0, (phone) => phone.pageStack())).toEqual([{ path: 'pages/home/home', query: {} }])
  })

  test('come back by a link with the number of how they came there', async () => {
    await desk.getByLabel('谁的手机').selectOption({ label: '甲' })
    await desk.getByLabel('路径和参数').fill('pages/me/me')
    await desk.getByLabel('场景值').selectOption('1007')
    await desk.getByRole('button', { name: '热启动' }).click()
    await eventually(async () =>
      expect(await hook(0, (phone) => phone.pageStack())).toEqual([{ path: 'pages/me/me', query: {} }]),
    )
  })

  test('forget what they keep and what their people agreed to, each by itself', async () => {
    const keep = () =>
      desk.evaluate(() => {
        localStorage.setItem('wechat:a:draft', '{"data":{"text":"half"}}')
        for (const key of ['wechat-privacy:a', 'wechat-settings:a', 'wechat:b:draft', 'wechat-privacy:b'])
          localStorage.setItem(key, '{}')
      })
    const kept = () => desk.evaluate(() => Object.keys(localStorage).sort())
    await keep()
    await desk.getByLabel('谁的手机').selectOption({ label: '甲' })
    await desk.locator('summary', { hasText: 'draft' }).click()
    await desk.getByText('"half"').waitFor()
    await desk.getByRole('button', { name: '清空存储' }).click()
    expect(await kept()).toEqual(['wechat-privacy:a', 'wechat-privacy:b', 'wechat-settings:a', 'wechat:b:draft'])
    await eventually(async () => expect(await hook(0, (phone) => Boolean(phone))).toBe(true))
    await desk.getByRole('button', { name: '重置授权' }).click()
    expect(await kept()).toEqual(['wechat-privacy:a', 'wechat-privacy:b', 'wechat:b:draft'])
    await eventually(async () => expect(await hook(0, (phone) => Boolean(phone))).toBe(true))
    await desk.getByRole('button', { name: '重置隐私同意' }).click()
    expect(await kept()).toEqual(['wechat-privacy:b', 'wechat:b:draft'])
  })
})

describe('the cloud', () => {
  beforeEach(() => openTab(/云端/))

  test('a timer is fired, and what it answered is said', async () => {
    await desk.getByRole('button', { name: '触发 tick' }).click()
    await desk.getByText('"ticked"').waitFor()
  })

  test('a fault is switched on and off, and a rule that came by another way stays', async () => {
    const rules = async () => (await host.cloud.http('/__local/fault-rules')).json() as Promise<unknown>
    const other = { action: 'storage.*', kind: 'network', nth: 9 }
    await post('/__local/faults', { seed: 1, rules: [other] })
    const box = desk.getByLabel(/慢/)
    await box.check()
    const slow = { action: '*', kind: 'latency', delay_ms: [300, 900] }
    await eventually(async () => expect(await rules()).toEqual([other, slow]))
    await desk.reload()
    await openTab(/云端/)
    await eventually(async () => expect(await box.isChecked()).toBe(true))
    await box.uncheck()
    await eventually(async () => expect(await rules()).toEqual([other]))
    await post('/__local/faults', {})
  })

  test('everything begins anew after a question, on phones as well', async () => {
    await desk.evaluate(() => localStorage.setItem('wechat:a:draft', '{"data":1}'))
    desk.once('dialog', (dialog) => void dialog.dismiss())
    await desk.getByRole('button', { name: /清空/ }).last().click()
    expect(host.edits).toEqual([])
    desk.once('dialog', (dialog) => void dialog.accept())
    await desk.getByRole('button', { name: /清空/ }).last().click()
    await eventually(async () => expect(await desk.evaluate(() => localStorage.getItem('wechat:a:draft'))).toBeNull())
    expect(host.edits).toEqual([['reset']])
  })
})

describe('messages', () => {
  const message = (touser: string, more = {}) => ({
    touser,
    templateId: 'T1',
    page: 'pages/me/me?from=message',
    data: { thing1: { value: '已经好了' } },
    ...more,
  })
  const send = async (touser: string, more = {}) => {
    await post('/__local/consents', { openid: touser, template_id: 'T1' })
    await host.cloud.call('send', message(touser, more))
  }

  test('arrive on the phone of whom they were sent to, and a tap opens their page', async () => {
    await openTab(/消息/)
    await desk.getByText('还没有发出消息').waitFor()
    await send('c')
    await phone(2).getByText('已经好了').waitFor()
    expect(await phone(0).getByText('已经好了').count()).toBe(0)
    await phone(2).getByRole('button', { name: '进入小程序查看' }).click()
    await eventually(async () =>
      expect(await hook(2, (phone) => phone.pageStack())).toEqual([
        { path: 'pages/me/me', query: { from: 'message' } },
      ]),
    )
    expect(await phone(2).getByText('已经好了').count()).toBe(0)
    await desk.getByRole('listitem').filter({ hasText: '→ 丙' }).getByText('已经好了').waitFor()
  })

  test('of before stay in the list, and are shown again when one asks', async () => {
    await send('d', { page: undefined })
    desk = await host.openDesk()
    await openTab(/消息/)
    const row = desk.getByRole('listitem').filter({ hasText: '→ 丁' }).first()
    await row.waitFor()
    expect(await phone(3).getByText('服务通知').count()).toBe(0)
    await row.getByRole('button', { name: '在手机上显示' }).click()
    await phone(3).getByText('服务通知').waitFor()
    expect(await phone(3).getByRole('button', { name: '进入小程序查看' }).count()).toBe(0)
    await phone(3).getByRole('button', { name: '×' }).click()
    await phone(3).getByText('服务通知').waitFor({ state: 'detached' })
  })

  test('what was shared is listed with what it holds', async () => {
    await openTab(/消息/)
    await desk.getByText('还没有分享、保存或导出').waitFor()
    await hook(0, (phone) => phone.handed())
    await phone(0).locator('.capsule, .bar-menu, [aria-label="更多"]').first().click()
    await phone(0).getByText('转发给朋友').click()
    await desk
      .getByRole('listitem')
      .filter({ hasText: '甲 · 转发' })
      .getByText(/分享自menu/)
      .waitFor()
  })
})
