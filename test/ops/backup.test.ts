import { cpSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { backup } from '../../ops/backup'
import { runCommand, type Command } from '../../ops/shell/command'
import { restore } from '../../ops/restore'
import { copyChanges } from '../../ops/archive/amendments'
import { Archive } from '../../ops/archive/archive'
import { copyCollection } from '../../ops/archive/copy-collection'
import { sha256 } from '../../ops/archive/encryption'
import { collectionsOf } from '../../ops/archive/entries'
import { openCloud } from '../../ops/cloud/cloud'
import { readCredentials } from '../../ops/shell/credentials'
import { openShop, type Shop } from '../support/shop'
import { contentsOf } from './contents'
import { hurriedClock, planted, pointAt, temporaryFolder } from './owner'
import { clerk, live } from './seeded-history'

jest.setTimeout(120_000)

const { BACKUP_KEY: _key, ...keyless } = planted
const variables: Record<string, string> = { CLOUDBASE_ENV: 'local', ...keyless }

let source: Shop
let target: Shop
const undo: (() => void)[] = []
beforeEach(async () => {
  source = await openShop({ admins: { [clerk._id]: 'operator' } })
  target = await openShop()
  await live(source, 1500, 20)
})
afterEach(async () => {
  undo.splice(0).forEach((step) => step())
  await Promise.all([source.close(), target.close()])
})

/** Runs a command against one of the shops. */
async function at(shop: Shop, command: Command, args: string[], more: Record<string, string> = {}) {
  undo.push(pointAt(shop.cloud))
  let [text, json] = ['', '']
  const streams = { out: (part: string) => void (json += part), err: (part: string) => void (text += part) }
  const exitCode = await runCommand(command, [...args, '--json'], { ...variables, ...more }, streams, hurriedClock())
  undo.pop()?.()
  return { exitCode, result: JSON.parse(json) as Record<string, unknown>, text: text + json }
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test.each([
  ['plain', {}],
  ['encrypted', { BACKUP_KEY: planted.BACKUP_KEY }],
])('what was backed up comes back, %s: documents and images are the same', async (_how, key) => {
  const out = join(temporaryFolder(), 'backup')
  const made = await at(source, backup, ['--out', out], key)
  expect(made).toMatchObject({ exitCode: 0, result: { counts: { orders: 1500, payment_proofs: 20 }, files: 20 } })
  const back = await at(target, restore, ['--from', out], key)
  expect(back).toMatchObject({ exitCode: 0, result: { contradictions: [] } })
  expect(await contentsOf(target)).toEqual(await contentsOf(source))
})

test('an encrypted backup shows nothing, not even names, and opens with its key only', async () => {
  const out = join(temporaryFolder(), 'backup')
  const key = { BACKUP_KEY: planted.BACKUP_KEY }
  const ran = await at(source, backup, ['--out', out], key)
  const bytes =
    everyFile(out)
      .map((file) => readFileSync(file, 'latin1'))
      .join() +
    everyFile(out).join() +
    ran.text
  for (const word of ['player-', 'order-00', ...Object.values(planted)]) expect(bytes).not.toContain(word)
  for (const wrong of [{ BACKUP_KEY: 'another key' }, {}]) {
    const refused = await at(target, restore, ['--from', out], wrong as Record<string, string>)
    expect(refused).toMatchObject({ exitCode: 1 })
    expect(String(refused.result.error)).toMatch(/BACKUP_KEY/)
  }
  expect(await target.find('orders')).toEqual([])
})

test('an environment with players is left alone, unless told to replace it', async () => {
  const out = join(temporaryFolder(), 'backup')
  await at(source, backup, ['--out', out])
  await target.as('somebody').ask('login', {})
  const refused = await at(target, restore, ['--from', out])
  expect(refused).toMatchObject({
    exitCode: 1,
    result: { error: 'The environment is not empty: it has users. Add --replace to empty it first.' },
  })
  expect(await at(target, restore, ['--from', out, '--replace'])).toMatchObject({ exitCode: 0 })
  expect(await target.find('users', { _id: 'somebody' })).toEqual([])
})

test('a changed byte anywhere is noticed before anything is written', async () => {
  const out = join(temporaryFolder(), 'backup')
  await at(source, backup, ['--out', out])
  for (const name of ['documents/orders/00000', 'index.ndjson', 'manifest.json', 'documents/users/00000']) {
    const copy = join(temporaryFolder(), 'copy')
    cpSync(out, copy, { recursive: true })
    const bytes = readFileSync(join(copy, name))
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = bytes[middle] === 49 ? 50 : 49
    writeFileSync(join(copy, name), bytes)
    expect(await at(target, restore, ['--from', copy])).toMatchObject({ exitCode: 1 })
  }
  expect(await target.find('orders')).toEqual([])
})

test('a backup and a restore that are cut off anywhere go on where they stopped', async () => {
  const out = join(temporaryFolder(), 'backup')
  const dying = (shop: Shop, nth: number, action: string) =>
    shop.cloud.faults.use({
      seed: 1,
      // longer than anything is asked again
      rules: Array.from({ length: 300 }, (_, more) => ({ action, kind: 'network' as const, nth: nth + more })),
    })
  for (const nth of [3, 6]) {
    dying(source, nth, 'database.getDocument')
    expect(await at(source, backup, ['--out', out])).toMatchObject({ exitCode: 1 })
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
  }
  source.cloud.faults.clear()
  expect(await at(source, backup, ['--out', out])).toMatchObject({ exitCode: 0, result: { counts: { orders: 1500 } } })
  for (const [nth, action] of [
    [5, 'storage.getUploadMetadata'],
    [4, 'database.insertDocument'],
    [5, 'database.insertDocument'],
  ] as const) {
    dying(target, nth, action)
    expect(await at(target, restore, ['--from', out])).toMatchObject({ exitCode: 1 })
  }
  target.cloud.faults.clear()
  expect(await at(target, restore, ['--from', out])).toMatchObject({ exitCode: 0, result: { contradictions: [] } })
  expect(await contentsOf(target)).toEqual(await contentsOf(source))
})

test('a plain backup is refused where a key is set: anybody could have written it', async () => {
  const out = join(temporaryFolder(), 'backup')
  await at(source, backup, ['--out', out])
  const refused = await at(target, restore, ['--from', out], { BACKUP_KEY: planted.BACKUP_KEY })
  expect(refused).toMatchObject({ exitCode: 1, result: { error: expect.stringMatching(/not encrypted/) as string } })
  expect(await target.find('orders')).toEqual([])
})

test('an index that names a file outside of the backup is refused', async () => {
  const out = join(temporaryFolder(), 'backup')
  await at(source, backup, ['--out', out])
  const [index, manifest] = [join(out, 'index.ndjson'), join(out, 'manifest.json')]
  writeFileSync(index, readFileSync(index, 'utf8').replace('documents/orders/00000', '../outside'))
  const { checksum: _checksum, ...facts } = JSON.parse(readFileSync(manifest, 'utf8')) as { checksum: string }
  const forged = Object.assign(facts, { index_sha256: sha256(readFileSync(index)) })
  writeFileSync(manifest, JSON.stringify(Object.assign({}, forged, { checksum: sha256(JSON.stringify(forged)) })))
  const refused = await at(target, restore, ['--from', out])
  expect(refused).toMatchObject({ exitCode: 1, result: { error: expect.stringMatching(/"\.\.\/outside"/) as string } })
})

test('images whose reading fails for a while are in the backup all the same', async () => {
  const out = join(temporaryFolder(), 'backup')
  const { fetch } = globalThis
  const failing = ['reset', '503', '404', 'torn']
  globalThis.fetch = async (url, init) => {
    const how = typeof url === 'string' && url.includes('/proofs/') ? failing.pop() : undefined
    if (how === 'reset') throw new TypeError('fetch failed')
    if (how === 'torn')
      return new Response(new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) }))
    return how ? new Response('later', { status: Number(how) }) : fetch(url, init)
  }
  const made = await at(source, backup, ['--out', out])
  globalThis.fetch = fetch
  expect(made).toMatchObject({ exitCode: 0, result: { files: 20, missing_files: 0 } })
  expect(failing).toEqual([])
})

test('an image that arrives as another one is noticed', async () => {
  const out = join(temporaryFolder(), 'backup')
  await at(source, backup, ['--out', out])
  const { fetch } = globalThis
  let downloads = 0
  // the storage answers one link with something else
  globalThis.fetch = async (url, init) =>
    typeof url === 'string' && url.includes('/proofs/') && ++downloads === 5
      ? new Response('something else')
      : fetch(url, init)
  const ran = await at(target, restore, ['--from', out])
  globalThis.fetch = fetch
  expect(ran.exitCode).toBe(1)
  expect(ran.result.error).toMatch(/^What arrived differs from the backup: the image cloud:.*\.$/)
})

test('what changes while the shop is open fits together in the backup', async () => {
  const out = join(temporaryFolder(), 'backup')
  const busy = source.as('busy-player')
  let bookings = 0
  let isOver = false
  const traffic = (async () => {
    for (let hour = 3; !isOver; hour++) {
      const start_time = new Date(Math.ceil(source.cloud.clock.now() / 3600_000 + (hour % 60)) * 3600_000).toISOString()
      const reply = await busy.call('createReservation', { start_time })
      if (reply.code !== 0) continue
      bookings++
      if (bookings % 2) await busy.call('cancelOrder', { order_id: reply.data.order.id })
      else await source.as(clerk._id).call('cancelOrder', { order_id: reply.data.order.id, reason: '测试' })
    }
  })()
  source.cloud.faults.use({ seed: 1, rules: [{ action: 'database.getDocument', kind: 'latency', delay_ms: [40, 60] }] })
  expect(await at(source, backup, ['--out', out, '--no-files'])).toMatchObject({ exitCode: 0 })
  source.cloud.faults.clear()
  isOver = true
  await traffic
  expect(bookings).toBeGreaterThan(1)
  expect(await at(target, restore, ['--from', out, '--no-files'])).toMatchObject({
    exitCode: 0,
    result: { contradictions: [] },
  })
})

test('the first order of a shop, booked while the backup is made, is in it', async () => {
  undo.push(pointAt(target.cloud))
  const cloud = openCloud(readCredentials(variables))
  const now = new Date(target.cloud.clock.now()).toISOString()
  const archive = Archive.forWriting(join(temporaryFolder(), 'backup'), 'local', now, undefined)
  for (const name of ['orders', 'reservations', 'users']) await copyCollection(archive, cloud, name, () => undefined)
  const start_time = new Date(Math.ceil(target.cloud.clock.now() / 3600_000 + 3) * 3600_000).toISOString()
  await target.as('first-player').ask('createReservation', { start_time })
  expect(await copyChanges(archive, cloud, now)).toBe(1)
  expect(collectionsOf(archive)).toEqual(expect.arrayContaining(['orders', 'reservations', 'users']))
})

test('a dry run writes nothing', async () => {
  const out = join(temporaryFolder(), 'backup')
  expect(await at(source, backup, ['--out', out, '--dry-run'])).toMatchObject({ result: { counts: { orders: 1500 } } })
  expect(existsSync(out)).toBe(false)
})
