import { eventually } from './eventually'
import { startHost, type Host, type TestPhone } from './host'

jest.setTimeout(180_000)

const PIXEL = {
  name: 'pixel.png',
  type: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
}

let host: Host
let phone: TestPhone

async function log(text: RegExp): Promise<void> {
  await phone.byId('log').filter({ hasText: text }).waitFor()
}

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.close())
beforeEach(async () => {
  phone = await host.open()
})
afterEach(() => phone.page.context().close())

test('a function is called as the person who holds the phone', async () => {
  await phone.byId('call').tap()
  await log(/"openid":"a"/)
  expect(await phone.hook((hook) => hook.calls().map((call) => call.name))).toEqual(['echo'])
})

test('without a network a call fails as WeChat says it, and the app hears of the change', async () => {
  await phone.hook((hook) => hook.network('offline'))
  await phone.byId('call').tap()
  await log(/none.*cloud\.callFunction:fail request:fail network is not connected/)
})

test('a modal answers what was tapped, and is kept for the test', async () => {
  await phone.byId('ask').tap()
  await phone.page.getByRole('button', { name: '取消' }).tap()
  await log(/no$/)
  expect(await phone.hook((hook) => hook.shown())).toEqual([{ kind: 'modal', title: '题', content: '问' }])
})

test('an API the host lacks says its name', async () => {
  await phone.byId('lacking').tap()
  await eventually(async () =>
    expect(await phone.hook((hook) => hook.errors().join())).toMatch(
      /wx\.chooseInvoice is not supported by the local WeChat/,
    ),
  )
})

test('a component the host lacks says its name', async () => {
  await phone.byId('odd').tap()
  await eventually(async () => expect(await phone.hook((hook) => hook.errors().join())).toMatch(/video/))
})

test('the browser is not there for the app', async () => {
  await phone.byId('escape').tap()
  await log(/undefined/)
  await eventually(async () => expect(await phone.hook((hook) => hook.errors().join())).toMatch(/TypeError/))
})

test('pictures are chosen once privacy is agreed to, shown and uploaded', async () => {
  await phone.byId('upload').tap()
  await phone.page.getByRole('button', { name: '拒绝' }).tap()
  await log(/privacy permission is not authorized/)
  await phone.page.evaluate((file) => window.__phone?.chooseMediaFiles([file]), PIXEL)
  await phone.byId('upload').tap()
  await phone.page.getByRole('button', { name: '同意' }).tap()
  await log(/code/)
  await log(/loaded 1/)
  await log(/picture\.png/)
})

test('a consent is asked for after a tap and stored for one message', async () => {
  await phone.byId('subscribe').tap()
  await phone.page.getByRole('button', { name: '允许' }).tap()
  await log(/accept/)
})

test('tabs are kept alive, and each person has a storage of their own', async () => {
  await phone.page.getByRole('tab', { name: '我的' }).tap()
  await phone.byId('store').tap()
  await phone.byId('stored').filter({ hasText: '我' }).waitFor()
  await phone.page.getByRole('tab', { name: '首页' }).tap()
  await log(/ready hide show/)
  const other = phone.page.url().replace('openid=a', 'openid=b') + '&path=pages/me/me'
  await phone.page.goto(other)
  expect(await phone.byId('stored').textContent()).toBe('')
})

test('a share button hands over the card the page makes', async () => {
  await phone.byId('share').tap()
  await eventually(async () =>
    expect(await phone.hook((hook) => hook.handed())).toEqual([
      { kind: 'share', detail: { title: '分享自button', path: '/pages/home/home?from=share' } },
    ]),
  )
})
