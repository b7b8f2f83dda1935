import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLinks } from './links'
import { FileStore, isCloudPath } from './store'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
const files = new FileStore(folder)
function head(path: string) {
  return { path, openid: 'oA', created_at: '2026-03-01T00:00:00.000Z' }
}
afterAll(() => rmSync(folder, { recursive: true }))

test.each(['inbox/oA/a.jpg', '截图/一.png', 'a', 'a..b/c', 'a-_!*.b'])('"%s" is a path of the bucket', (path) => {
  expect(isCloudPath(path)).toBe(true)
})

test.each([
  '',
  '/a',
  'a/',
  'a//b',
  '../a',
  'a/../../b',
  'a/.',
  'a\\b',
  'a%2e',
  'a?b',
  'a#b',
  'a b',
  'a\0b',
  'x'.repeat(851),
])('"%s" is not', (path) => expect(isCloudPath(path)).toBe(false))

test('a file comes back with every byte, newlines and all, and leaves no temporary file', async () => {
  const bytes = Buffer.from([10, 0, 255, 10, 123, 125])
  await files.write(head('a/b'), bytes)
  const read = await files.read('a/b')
  expect(read?.bytes).toEqual(bytes)
  expect(read?.head.path).toBe('a/b')
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a path and a folder of the same name live side by side', async () => {
  await files.write(head('c'), Buffer.from('file'))
  await files.write(head('c/d'), Buffer.from('below'))
  expect((await files.read('c'))?.bytes.toString()).toBe('file')
})

test('a removed file is gone, and removing it again says so', async () => {
  await files.write(head('gone'), Buffer.from('x'))
  expect(await files.remove('gone')).toBe(true)
  expect(await files.remove('gone')).toBe(false)
  expect(await files.read('gone')).toBeNull()
})

describe('a link', () => {
  let now = 1_000_000_000_000
  const links = createLinks(
    files.secret,
    () => 'http://127.0.0.1:1',
    () => now,
  )
  const verify = (link: string, method: 'get' | 'put' = 'get') => links.verify(method, new URL(link))

  test('opens the one file it was made for, until it expires', () => {
    const link = links.sign('get', '截图/a.jpg', 60)
    expect(verify(link)).toBe('截图/a.jpg')
    now += 59_000
    expect(verify(link)).toBe('截图/a.jpg')
    now += 2_000
    expect(verify(link)).toBeNull()
  })

  test('does not open another file, live longer, write, or open what is not a path', () => {
    const link = links.sign('get', 'a.jpg', 60)
    const expires = new URL(link).searchParams.get('t') ?? ''
    expect(verify(link.replace('a.jpg', 'b.jpg'))).toBeNull()
    expect(verify(link.replace(expires, String(Number(expires) + 1)))).toBeNull()
    expect(verify(link, 'put')).toBeNull()
    expect(verify('http://127.0.0.1:1/__files/%ff?sign=a&t=1')).toBeNull()
  })

  test('is still good after a restart of the same folder', () => {
    const again = createLinks(
      new FileStore(folder).secret,
      () => '',
      () => now,
    )
    expect(again.verify('get', new URL(links.sign('get', 'a', 60)))).toBe('a')
  })
})

test('all files are listed by their heads, whatever else is in the folder', async () => {
  const own = mkdtempSync(join(tmpdir(), 'listed-'))
  const store = new FileStore(own)
  const longest = '𠀀'.repeat(425)
  await store.write(head('a'), Buffer.from('one\ntwo'))
  await store.write(head(longest), Buffer.alloc(0))
  writeFileSync(join(own, 'notes'), 'not a file of the bucket')
  const listed = (await store.list()).sort((a, b) => a.path.length - b.path.length)
  expect(listed).toEqual([
    { ...head('a'), bytes: 7 },
    { ...head(longest), bytes: 0 },
  ])
  rmSync(own, { recursive: true })
})
