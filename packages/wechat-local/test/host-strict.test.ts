import { eventually } from './eventually'
import { startHost, type Host, type TestPhone } from './host'

jest.setTimeout(60_000)

let host: Host
let phone: TestPhone

async function log(text: string): Promise<void> {
  await phone.byId('log').getByText(text, { exact: true }).waitFor()
}

/** Calls an API in a tap, and reads what WeChat says to it. */
async function says(call: string, text: string): Promise<void> {
  await phone.byId(call).tap()
  await log(text)
}

function refused(): Promise<string[]> {
  return phone.hook((hook) => hook.refused())
}

async function open(query = ''): Promise<void> {
  phone = await host.open(`openid=a&path=pages/strict/strict${query}`)
}

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.close())
beforeEach(() => open())
afterEach(() => phone.page.context().close())

test('parameters that are lacking or of another type are refused in the words of WeChat', async () => {
  const wrong = 'fail parameter error: parameter'
  await says('toast-without-title', `showToast:${wrong}.title should be String instead of Undefined; (1001)`)
  await says('modal-of-undefined', `showModal:${wrong}.content should be String instead of Undefined; (1001)`)
  await says('modal-of-number', `showModal:${wrong}.title should be String instead of Number; (1001)`)
  await says('copy-number', `setClipboardData:${wrong}.data should be String instead of Number; (1001)`)
  await says('call-without-name', `cloud.callFunction:${wrong}.name should be String instead of Undefined;`)
  expect(await refused()).toHaveLength(5)
  expect(await refused()).toEqual([])
})

test('texts and lists end where they end in WeChat', async () => {
  await says('modal-with-long-button', 'showModal:fail confirmText length should not larger than 4 Chinese characters')
  await says('sheet-of-seven', 'showActionSheet:fail parameter error: itemList should not be large than 6')
  await says('sheet-of-none', 'showActionSheet:fail parameter error: itemList should have at least 1 item')
})

test('what the privacy guide does not declare is refused, consent or not', async () => {
  await phone.hook((hook) => hook.account({ privacy: [] }))
  const undeclared = 'fail api scope is not declared in the privacy agreement (112)'
  await says('copy', `setClipboardData:${undeclared}`)
  await says('media', `chooseMedia:${undeclared}`)
  await says('calendar', `addPhoneCalendar:${undeclared}`)
  await phone.byId('avatar').tap()
  await eventually(async () => expect((await refused()).join()).toMatch(/chooseAvatar:fail api scope is not declared/))
})

test('before the person has agreed, nothing personal is read or written', async () => {
  await phone.byId('copy').tap()
  await phone.page.getByRole('button', { name: '拒绝' }).tap()
  await log('setClipboardData:fail privacy permission is not authorized (104)')
  await phone.byId('avatar').tap()
  await phone.page.getByRole('button', { name: '拒绝' }).tap()
  await phone.byId('copy').tap()
  await phone.page.getByRole('button', { name: '同意' }).tap()
  await log('setClipboardData:ok')
  expect(await phone.hook((hook) => hook.handed())).toEqual([{ kind: 'clipboard', detail: '字' }])
})

test('what needs a tap is refused once something else was waited for', async () => {
  const untapped = 'fail can only be invoked by user TAP gesture.'
  await says('settings-later', `openSetting:${untapped}`)
  await says('subscribe-later', `requestSubscribeMessage:${untapped}`)
  await says('send-file-later', `shareFileMessage:${untapped}`)
  await says('settings', 'openSetting:ok')
  await says('send-file', 'shareFileMessage:ok')
  await says('subscribe-four', 'requestSubscribeMessage:fail Template Ids exceed the maximum number of 3')
  await phone.byId('subscribe').tap()
  await phone.page.getByRole('button', { name: '允许' }).tap()
  await log('requestSubscribeMessage:ok')
})

test('the button for the settings opens them', async () => {
  await phone.byId('calendar').tap()
  await phone.page.getByRole('button', { name: '拒绝' }).tap()
  await log('addPhoneCalendar:fail auth deny (103)')
  await phone.byId('setting-button').tap()
  await phone.page.getByRole('button', { name: '开启' }).tap()
  await log('opensetting {"errMsg":"openSetting:ok","authSetting":{"scope.addPhoneCalendar":true}}')
})

test('links are downloaded from declared domains only', async () => {
  await says('download', 'downloadFile:fail url not in domain list (600002)')
  await says('picture', 'getImageInfo:fail download image fail. reason: downloadFile:fail url not in domain list')
  await says('picture-of-cloud', 'getImageInfo:fail file not exists')
  await says('album-of-link', 'saveImageToPhotosAlbum:fail file not exists')
  await phone.page.route('https://example.com/a.png', (route) =>
    route.fulfill({ body: 'picture', headers: { 'access-control-allow-origin': '*' } }),
  )
  await phone.hook((hook) => hook.account({ downloadDomains: ['https://example.com'] }))
  await says('download', 'downloadFile:ok')
})

test('a text is no document, and only a computer has a disk', async () => {
  await says('write', 'writeFile:ok')
  await says('document', 'openDocument:fail filetype not supported')
  await says('disk', 'saveFileToDisk:fail not supported')
  await phone.page.context().close()
  await open('&platform=windows')
  await says('disk', 'saveFileToDisk:ok')
})

test('a key holds a megabyte, the storage ten, a call a hundred kilobytes, and a setData one megabyte', async () => {
  await says('store-too-much', 'setStorage:fail entry size limit reached')
  await says('fill', 'setStorageSync:fail exceed storage max size 10Mb')
  await says('call-too-large', 'cloud.callFunction:fail Error: data exceed max size')
  await says('data-too-large', 'setData of pages/strict/strict: 1048586 bytes exceed the 1024 kB of one setData')
})

test('an eleventh page is refused, and so are pages that are not there or are tabs', async () => {
  await says('page-unknown', 'navigateTo:fail page "pages/none/none" is not found')
  await says('tab-pushed', 'navigateTo:fail can not navigateTo a tabbar page')
  await says('tab-in-place', 'redirectTo:fail can not redirectTo a tabbar page')
  for (let page = 2; page <= 10; page++) {
    await phone.byId('page-again').tap()
    await phone.page.locator(`.page-frame:nth-child(${page}):not([hidden])`).waitFor()
  }
  await refused()
  await says('page-again', 'navigateTo:fail webview count limit exceed')
  expect(await refused()).toEqual(['navigateTo:fail webview count limit exceed'])
})

test('a tab is shown without the parameters of its address, and that is told', async () => {
  await phone.byId('tab-with-query').tap()
  await eventually(async () =>
    expect(await phone.hook((hook) => hook.pageStack())).toEqual([{ path: 'pages/me/me', query: {} }]),
  )
  expect(await refused()).toEqual(['wx.switchTab: url 不支持 queryString'])
})

test('an upload is a task with callbacks and a promise without, never both', async () => {
  await says('upload-with-callbacks', 'undefined')
  await says('upload-without', 'undefined')
  await phone.hook((hook) => hook.uploadsGive('promise'))
  await says('upload-with-callbacks', 'function')
})

test('the sheet with the own nickname rises after consent only, and what is refused there is taken away', async () => {
  const field = phone.page.getByLabel('昵称')
  await field.fill('甲')
  await field.blur()
  expect(await phone.hook((hook) => hook.shown())).toEqual([])
  await phone.byId('copy').tap()
  await phone.page.getByRole('button', { name: '同意' }).tap()
  await log('setClipboardData:ok')
  await phone.hook((hook) => hook.nicknameReview('refused'))
  await field.focus()
  expect((await phone.hook((hook) => hook.shown())).at(-1)).toEqual({ kind: 'nickname', title: '用微信昵称' })
  await field.fill('乙')
  await field.blur()
  await log('nicknamereview {"pass":false,"timeout":false}')
  expect(await field.inputValue()).toBe('')
})

test('a finger that rests takes a tap for a long press only where somebody listens to one', async () => {
  await phone.byId('long').click({ delay: 500 })
  await phone.byId('long').click({ delay: 500 })
  await phone.page.evaluate(() => new Promise(requestAnimationFrame))
  await log('held')
  await phone.byId('plain').click({ delay: 500 })
  await log('tapped')
})

test("a disabled button looks as WeChat's own sheet has it: one class does not win against that", async () => {
  const style = await phone.byId('grey').evaluate((button) => {
    const { color, backgroundColor, opacity } = getComputedStyle(button)
    return { color, backgroundColor, opacity }
  })
  expect(style).toEqual({ color: 'rgba(0, 0, 0, 0.3)', backgroundColor: 'rgb(247, 247, 247)', opacity: '1' })
})

test("a field looks as WeChat's own sheet has it: one line high, and what does not fit is cut", async () => {
  const style = await phone.byId('nickname').evaluate((field) => {
    const { display, height, overflow, textOverflow, whiteSpace } = getComputedStyle(field)
    const lines = Number.parseFloat(height) / Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return { display, lines: lines.toFixed(1), overflow, textOverflow, whiteSpace }
  })
  const oneLine = { display: 'block', lines: '1.4', overflow: 'hidden', textOverflow: 'clip', whiteSpace: 'nowrap' }
  expect(style).toEqual(oneLine)
})

test('the base library is the one the project asks for, and the phone is a phone', async () => {
  expect(await phone.page.evaluate(() => document.querySelector('#account')?.textContent)).toMatch(
    /"libVersion":"3.5.5"/,
  )
})

test('a finger from the edge leaves a page that asks before it is left', async () => {
  await phone.byId('page-again').tap()
  await phone.page.locator('.page-frame:nth-child(2):not([hidden])').waitFor()
  await phone.hook((hook) => hook.swipeBack())
  expect((await phone.hook((hook) => hook.pageStack())).length).toBe(1)
})
