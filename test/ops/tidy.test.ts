import { openCloud } from '../../ops/cloud/cloud'
import { readCredentials } from '../../ops/shell/credentials'
import { deploy } from '../../ops/deploy'
import { aJpeg } from '../support/pictures'
import { openOwner, type Owner } from './owner'
import { BUCKET, ENV } from './stand-in/tencent-answers'

jest.setTimeout(60_000)

const HOUR = 3600_000

let owner: Owner
beforeEach(async () => {
  owner = await openOwner()
})
afterEach(() => owner.close())

/** A file that is stored, and that the bucket's list says was written then. */
async function upload(path: string, hoursAgo: number): Promise<void> {
  const body = JSON.stringify({ action: 'storage.getUploadMetadata', path, method: 'put' })
  const reply = await fetch(`${owner.cloud.url}/admin`, { method: 'POST', body })
  const { data } = (await reply.json()) as { data: { url: string } }
  await fetch(data.url, { method: 'PUT', body: Buffer.from(aJpeg()) })
  owner.tencent.state.files?.set(path, new Date(Date.now() - hoursAgo * HOUR))
}

const old = ['inbox/ming/1.jpg', 'inbox/ming/2.jpg', 'inbox/hua/1.jpg']
const others = ['inbox/hua/2.jpg', 'proofs/a.jpg', 'inboxes/b.jpg']
beforeEach(async () => {
  for (const path of old) await upload(path, 25)
  await upload('inbox/hua/2.jpg', 23)
  await upload('proofs/a.jpg', 1000)
  await upload('inboxes/b.jpg', 1000)
})

async function there(): Promise<string[]> {
  const cloud = openCloud(readCredentials(owner.variables))
  const found: string[] = []
  for (const path of [...old, ...others]) if (await cloud.download(`cloud://${ENV}.${BUCKET}/${path}`)) found.push(path)
  return found
}

test('uploads that nobody handed in are removed after a day; nothing else is', async () => {
  const { exitCode, result } = await owner.run(deploy, '--tidy', '--yes')
  expect({ exitCode, result }).toEqual({ exitCode: 0, result: { found: 4, old: 3, removed: 3 } })
  expect(await there()).toEqual(others)
})

test('somebody has to agree', async () => {
  expect((await owner.run(deploy, '--tidy')).result.error).toBe('Nobody is there to ask: add --yes.')
  expect(await there()).toHaveLength(6)
})

test('a dry run only counts', async () => {
  expect((await owner.run(deploy, '--tidy', '--dry-run')).result).toEqual({ found: 4, old: 3, removed: 0 })
  expect(await there()).toHaveLength(6)
})

test('a key that may not list the files is told so in one sentence', async () => {
  owner.tencent.state.files = null
  const { exitCode, text } = await owner.run(deploy, '--tidy')
  expect(exitCode).toBe(1)
  expect(text.split('\n')[0]).toBe('✘ The storage cannot be listed: Access Denied.')
})
