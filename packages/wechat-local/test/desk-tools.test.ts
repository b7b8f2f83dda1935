import type { Page } from 'playwright-core'
import { eventually } from './eventually'
import { startHost, type Host } from './host'

let host: Host
let desk: Page

function phone(nth: number) {
  return desk.frameLocator('iframe').nth(nth)
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
    ['import', { folder: ' ', key: '' }, /names the folder/],
    ['import', { folder: 'closed', key: '' }, /nobody may change that/],
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

  test('a backup is imported after a question, or is refused with a sentence', async () => {
    const folder = desk.getByLabel(/文件夹/)
    const act = desk.getByRole('button', { name: '导入备份' })
    expect(await act.isDisabled()).toBe(true)
    desk.on('dialog', (dialog) => void dialog.accept())
    await folder.fill('closed')
    await act.click()
    await desk.getByText('nobody may change that').waitFor()
    expect(host.edits).toEqual([])
    await folder.fill(' /backups/monday ')
    await desk.getByLabel(/BACKUP_KEY/).fill('k')
    await act.click()
    await desk.getByText('/backups/monday came').waitFor()
    expect(host.edits).toEqual([['import', '/backups/monday', 'k']])
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
