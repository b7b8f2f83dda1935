import { startFixture, type Fixture } from './fixture'

let cloud: Fixture

beforeAll(async () => {
  cloud = await startFixture({
    save: `async ({ path, text }) => (await node().uploadFile({ cloudPath: path, fileContent: Buffer.from(text) })).fileID`,
    saveWx: `async ({ path, text }) => (await wx().uploadFile({ cloudPath: path, fileContent: Buffer.from(text) })).fileID`,
    load: `async ({ fileID }) => String((await node().downloadFile({ fileID })).fileContent)`,
    loadWx: `async ({ fileID }) => String((await wx().downloadFile({ fileID })).fileContent)`,
    links: `async ({ list }) => (await node().getTempFileURL({ fileList: list })).fileList`,
    linksWx: `async ({ list }) => (await wx().getTempFileURL({ fileList: list })).fileList`,
    erase: `async ({ list }) => (await node().deleteFile({ fileList: list })).fileList`,
  })
})
afterAll(() => cloud.close())

interface Link {
  code: string
  tempFileURL: string
}

function upload(path: string, openid: string | null, body: BodyInit = 'bytes') {
  return cloud.http(`/__local/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    body,
    headers: openid ? { 'x-local-openid': openid } : {},
  })
}

test.each([
  ['save', 'load'],
  ['saveWx', 'loadWx'],
])('%s, then %s: a function’s file comes back', async (save, load) => {
  const fileID = await cloud.call<string>(save, { path: `kept/截图-${save}.txt`, text: '收据' })
  expect(fileID).toBe(`cloud://local.6c6f-local-1250000000/kept/截图-${save}.txt`)
  expect(await cloud.call(load, { fileID })).toBe('收据')
})

test('a link is good for as long as it was asked for, and only for its file', async () => {
  const fileID = await cloud.call('save', { path: 'kept/a.jpg', text: 'a' })
  const [link] = await cloud.call<Link[]>('links', { list: [{ fileID, maxAge: 60 }] })
  const url = link?.tempFileURL ?? ''
  const read = await fetch(url)
  expect([read.status, await read.text(), read.headers.get('content-type')]).toEqual([200, 'a', 'image/jpeg'])
  expect(read.headers.get('content-security-policy')).toBe('sandbox')
  expect((await fetch(url.replace('a.jpg', 'b.jpg'))).status).toBe(403)
  expect((await fetch(url, { method: 'PUT', body: 'forged' })).status).toBe(403)
  cloud.cloud.clock.advance(61_000)
  expect((await fetch(url)).status).toBe(403)
})

test('a link that asks for a small picture leads to the whole one: nothing is made smaller here', async () => {
  const fileID = await cloud.call('save', { path: 'kept/small.jpg', text: 'whole' })
  const [link] = await cloud.call<Link[]>('links', { list: [{ fileID, maxAge: 60 }] })
  const small = await fetch(`${link?.tempFileURL}&imageMogr2/auto-orient/thumbnail/480x`)
  expect([small.status, await small.text()]).toEqual([200, 'whole'])
})

test('an id of another bucket, of no file, or of no path has no link', async () => {
  const list = [
    'cloud://other.bucket/a',
    'cloud://local.6c6f-local-1250000000/none',
    'cloud://local.6c6f-local-1250000000/../x',
  ]
  const links = await cloud.call<Link[]>('links', { list })
  expect(links.map(({ code }) => code)).toEqual(Array(3).fill('STORAGE_FILE_NONEXIST'))
  expect(await cloud.call('linksWx', { list: list.slice(1, 2) })).toMatchObject([{ status: -503003, tempFileURL: '' }])
})

test('50 links or deletions in one call, not 51', async () => {
  const list = Array<string>(51).fill('cloud://local.6c6f-local-1250000000/none')
  expect(await cloud.call('links', { list: list.slice(1) })).toHaveLength(50)
  await expect(cloud.call('links', { list })).rejects.toThrow(/more than 50/)
  expect(await cloud.call('erase', { list: list.slice(1) })).toHaveLength(50)
  await expect(cloud.call('erase', { list })).rejects.toThrow(/more than 50/)
})

test('a deleted file is gone, and deleting it again says so', async () => {
  const fileID = await cloud.call('save', { path: 'old.txt', text: 'a' })
  expect(await cloud.call('erase', { list: [fileID] })).toMatchObject([{ fileID, code: 'SUCCESS' }])
  expect(await cloud.call('erase', { list: [fileID] })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
})

test.each(['../a.txt', '/etc/passwd', 'a/../../b', 'a\\b', ''])('a function cannot upload to "%s"', async (path) => {
  await expect(cloud.call('save', { path, text: 'a' })).rejects.toThrow(/not a path in the bucket/)
})

describe('a client', () => {
  test('uploads where the rule lets it', async () => {
    const response = await upload('inbox/oVisitor/a.txt', 'oVisitor', '收据')
    const { fileID } = (await response.json()) as { fileID: string }
    expect(await cloud.call('load', { fileID })).toBe('收据')
  })

  test.each([
    ['elsewhere', 'kept/a.txt', 'oVisitor', 403],
    ['as nobody', 'inbox/a.txt', null, 403],
    ['out of the bucket', 'inbox/../../a.txt', 'oVisitor', 400],
    ['to no path', '', 'oVisitor', 400],
  ])('does not upload %s', async (_name, path, openid, status) => {
    const response = await upload(path, openid)
    expect([response.status, typeof ((await response.json()) as { errMsg: string }).errMsg]).toEqual([status, 'string'])
  })

  test('does not replace a stranger’s file', async () => {
    expect((await upload('inbox/mine.txt', 'oOne')).status).toBe(200)
    expect((await upload('inbox/mine.txt', 'oTwo')).status).toBe(403)
    expect((await upload('inbox/mine.txt', 'oOne')).status).toBe(200)
  })

  test('does not upload more than 20 MB', async () => {
    expect((await upload('inbox/large', 'oVisitor', Buffer.alloc(20 * 1024 * 1024 + 1))).status).toBe(413)
  })

  test('gets no link where the rule does not let it read', async () => {
    const file_ids = ['cloud://local.6c6f-local-1250000000/inbox/mine.txt']
    const response = await cloud.http('/__local/temp-urls', { method: 'POST', body: JSON.stringify({ file_ids }) })
    expect(response.status).toBe(403)
  })
})
