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

function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  return host.cloud.http(path, { method: 'POST', body: JSON.stringify(body), headers })
}

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.close())
beforeEach(async () => {
  desk = await host.openDesk()
})
afterEach(() => desk.context().close())

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
    const expectKept = (...keys: string[]) =>
      eventually(async () => expect(await desk.evaluate(() => Object.keys(localStorage).sort())).toEqual(keys))
    await keep()
    await desk.getByLabel('谁的手机').selectOption({ label: '甲' })
    await desk.locator('summary', { hasText: 'draft' }).click()
    await desk.getByText('"half"').waitFor()
    await desk.getByRole('button', { name: '清空存储' }).click()
    await expectKept('wechat-privacy:a', 'wechat-privacy:b', 'wechat-settings:a', 'wechat:b:draft')
    await desk.getByRole('button', { name: '重置授权' }).click()
    await expectKept('wechat-privacy:a', 'wechat-privacy:b', 'wechat:b:draft')
    await eventually(async () => expect(await hook(0, (phone) => Boolean(phone))).toBe(true))
    // A phone that is just starting forgets as soon as it has started.
    await desk.getByRole('button', { name: '重置隐私同意' }).evaluate((reset: HTMLElement) => {
      const phone = document.querySelector('iframe')?.contentWindow
      if (!phone) throw new Error('there is no phone')
      const { __phone } = phone
      delete phone.__phone
      reset.click()
      phone.__phone = __phone
    })
    await expectKept('wechat-privacy:b', 'wechat:b:draft')
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

  test('what somebody may still get is listed, and can be switched off', async () => {
    await openTab(/消息/)
    await post('/__local/consents', { openid: 'b', results: { T1: 'accept', T2: 'accept' } })
    const row = desk.getByRole('listitem').filter({ hasText: '乙 · 1' }).filter({ hasText: 'T2' })
    await row.getByRole('button', { name: '在设置里关闭' }).click()
    await row.waitFor({ state: 'detached' })
    const left = (await (await host.cloud.http('/__local/consents')).json()) as unknown
    expect(left).toContainEqual({ openid: 'b', template_id: 'T1', left: 1 })
  })

  test('what a robot was told can be read, and it can be made to refuse', async () => {
    await openTab(/消息/)
    const robot = '/__local/webhooks/qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'
    const told = { msgtype: 'text', text: { content: '雨伞到了' } }
    expect(await (await post(robot, told)).json()).toMatchObject({ errcode: 0 })
    await desk.getByRole('listitem').filter({ hasText: '雨伞到了' }).waitFor()
    await desk.getByLabel('群机器人').selectOption('拒绝')
    await eventually(async () => expect(await (await post(robot, told)).json()).toMatchObject({ errcode: 93000 }))
    await post('/__local/webhooks', { mode: 'ok' })
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
