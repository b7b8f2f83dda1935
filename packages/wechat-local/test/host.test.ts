import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './eventually'
import { startHost, type Host, type TestPhone } from './host'

jest.setTimeout(180_000)

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

test('a page runs through its lifecycles, and a card that was opened brings its parameters', async () => {
  await log(/load: show ready/)
  await phone.page.goto(phone.page.url() + '&path=' + encodeURIComponent('pages/home/home?from=card'))
  await log(/load:from show ready/)
})

test('a tap reaches a component, and its own event reaches the page', async () => {
  await phone.byId('counter').locator('[role=button]').tap()
  await log(/counter=1/)
  expect(await phone.byId('counter').locator('[role=button]').getAttribute('aria-label')).toBe('加一')
  expect(await phone.hook((hook) => hook.setData().perPage['components/counter/counter'])).toEqual({
    count: 1,
    bytes: 11,
  })
})

test('rpx is a 750th of the phone, and vh counts the page without the bars', async () => {
  await phone.byId('wide').tap()
  await log(/wide 195/)
  const viewport = await phone.page.locator('.page-viewport').evaluate((element) => element.clientHeight)
  expect(await phone.byId('wide').evaluate((element) => element.clientHeight)).toBe(Math.round(viewport / 2))
})

test('a long press takes the place of the tap', async () => {
  await phone.byId('wide').click({ delay: 500 })
  await log(/held/)
  expect(await phone.byId('log').textContent()).not.toMatch(/wide/)
})

test('a component keeps its classes to itself', async () => {
  const padding = (id: string) => phone.byId(id).evaluate((element) => getComputedStyle(element).paddingTop)
  expect(parseFloat(await padding('log'))).toBeCloseTo(8.32, 1)
  const inner = phone.byId('counter').locator('[role=button]')
  expect(await inner.evaluate((element) => getComputedStyle(element).marginTop)).toBe('0px')
})

test('pages are pushed and popped, keep their state and get their parameters as written', async () => {
  await phone.byId('form').tap()
  expect(await phone.byId('name').textContent()).toBe('a%20b')
  expect(await phone.page.locator('.page-frame:not([hidden]) h1').textContent()).toBe('表单')
  await phone.page.locator('.page-frame:not([hidden]) .bar-back').tap()
  await log(/hide show/)
  await phone.byId('detail').tap()
  expect(await phone.byId('id').textContent()).toBe('7')
  expect(await phone.hook((hook) => hook.pageStack())).toEqual([
    { path: 'pages/home/home', query: {} },
    { path: 'sub/pages/detail/detail', query: { id: '7' } },
  ])
})

test('scrolling to the end and pulling at the top are heard', async () => {
  const scroller = phone.page.locator('.page-frame:not([hidden]) .page-scroller')
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await log(/bottom/)
  await scroller.evaluate((element) => element.scrollTo(0, 0))
  await phone.page.mouse.move(200, 300)
  await phone.page.mouse.down()
  await phone.page.mouse.move(200, 500, { steps: 4 })
  await phone.page.mouse.up()
  await log(/pulled/)
})

test('the phone changes its theme, and styles and app follow', async () => {
  const background = () => phone.page.locator('wx-page').evaluate((page) => getComputedStyle(page).backgroundColor)
  expect(await background()).toBe('rgb(237, 237, 237)')
  await phone.hook((hook) => hook.theme('dark'))
  expect(await background()).toBe('rgb(17, 17, 17)')
  await log(/dark/)
})

test('put away and back, the page is as it was; by a link it is another', async () => {
  await log(/ready$/)
  await phone.hook((hook) => hook.hide())
  await phone.page.getByText('小程序已收起').tap()
  await log(/show ready hide show/)
  await phone.hook((hook) => hook.hide())
  await phone.hook((hook) => hook.show({ path: 'sub/pages/detail/detail?id=9' }))
  expect(await phone.byId('id').textContent()).toBe('9')
})

test('a link to a page that is gone tells the app, and shows the first page', async () => {
  await phone.page.goto(phone.page.url() + '&path=pages/gone/gone')
  await log(/load:/)
})

test('a controlled field falls back to what the page says, and a form gives its values', async () => {
  await phone.byId('form').tap()
  const field = phone.page.getByLabel('姓名')
  await field.pressSequentially('a1b')
  await eventually(async () => expect(await field.inputValue()).toBe('ab'))
  await phone.byId('area').locator('textarea').pressSequentially('1234567')
  await phone.byId('switch').tap()
  await phone.byId('box').tap()
  await phone.byId('label').tap()
  await phone.byId('picker').tap()
  await phone.page.getByRole('option', { name: '丙' }).tap()
  await phone.page.getByRole('button', { name: '确定' }).tap()
  await phone.byId('date').tap()
  await phone.page.getByRole('option', { name: '2月', exact: true }).tap()
  await phone.page.getByRole('button', { name: '确定' }).tap()
  await phone.byId('submit').tap()
  await phone.byId('out').filter({ hasText: '{' }).waitFor()
  expect(JSON.parse((await phone.byId('out').textContent()) ?? '')).toEqual({
    text: 'ab',
    area: '12345',
    switch: true,
    boxes: ['1', '2'],
    radio: 'x',
    slider: 30,
    picker: 2,
    date: '2024-02-29',
  })
  await phone.byId('reset').tap()
  await phone.byId('out').filter({ hasText: 'reset' }).waitFor()
  expect(await field.inputValue()).toBe('')
})

test('a page that asks before it is left is left when that is confirmed, or when it asks no more', async () => {
  const frame = phone.page.locator('.page-frame:not([hidden])')
  const leave = async (answer: string) => {
    await frame.locator('.bar-back').tap()
    await phone.page.getByText('真的要走？').waitFor()
    await phone.page.getByRole('button', { name: answer }).tap()
  }
  await phone.byId('form').tap()
  await phone.byId('guard').tap()
  await leave('取消')
  await leave('确定')
  await log(/hide show$/)
  await phone.byId('form').tap()
  await phone.byId('guard').tap()
  await leave('取消')
  await phone.byId('leave').tap()
  await log(/hide show hide show$/)
})

test('a build that changes is loaded anew; one that does not compile says where', async () => {
  const file = join(host.weapp, 'pages/home/home.wxml')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, '<view id="log">新的</view>')
  await log(/新的/)
  writeFileSync(file, '<view>\n  <text wx:if="{{a"></text>\n</view>')
  await phone.page.getByText('pages/home/home.wxml:2:15').waitFor()
  writeFileSync(file, before)
  await log(/ready/)
})
