import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseAction } from '../actions'
import { openDatabase } from '../engine'
import type { Database } from '../engine'

const collections = [
  { name: 'items', indexes: [{ name: 'key', unique: true, keys: [{ field: 'key', direction: 1 as const }] }] },
]
const NOW = Date.UTC(2026, 0, 1)

let directory: string
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'journal-'))))
afterEach(() => rmSync(directory, { recursive: true }))

function open() {
  return openDatabase({ directory, collections, now: () => NOW })
}

function add(database: Database, document: object, transactionId?: string) {
  return databaseAction(database, {
    action: 'database.insertDocument',
    collectionName: 'items',
    data: [JSON.stringify(document)],
    transactionId,
  })
}

async function all(database: Database): Promise<unknown[]> {
  const { data } = await databaseAction(database, {
    action: 'database.getDocument',
    collectionName: 'items',
    order: '{"_id":1}',
  })
  return (data as { list: string[] }).list.map((text) => JSON.parse(text) as unknown)
}

test('what was answered is there after opening again: added, changed, removed, in transactions', async () => {
  const before = await open()
  const documents = [
    { _id: 'a', key: 1, name: '一号' },
    { _id: 'b', key: 2 },
    { _id: 3, key: { $date: 5 } },
  ]
  for (const document of documents) await add(before, document)
  const { transactionId } = (await databaseAction(before, { action: 'database.startTransaction' })) as {
    transactionId: string
  }
  await add(before, { _id: 'c', key: 4 }, transactionId)
  await databaseAction(before, {
    action: 'database.removeDocument',
    collectionName: 'items',
    query: '{"_id":"b"}',
    transactionId,
  })
  await databaseAction(before, { action: 'database.commitTransaction', transactionId })
  await databaseAction(before, { action: 'database.addCollection', collectionName: 'created' })
  await before.close()

  const after = await open()
  expect(await all(after)).toEqual([documents[2], documents[0], { _id: 'c', key: 4 }])
  expect(after.stats().collections).toEqual({ items: 3, created: 0 })
  await expect(add(after, { key: 1 })).rejects.toThrow('E11000')
  await after.close()
})

test('an open transaction leaves nothing behind', async () => {
  const before = await open()
  const { transactionId } = (await databaseAction(before, { action: 'database.startTransaction' })) as {
    transactionId: string
  }
  await add(before, { _id: 'a' }, transactionId)
  await before.close()
  const after = await open()
  expect(await all(after)).toEqual([])
  await after.close()
})

test('a folder in use is refused as locked', async () => {
  const first = await open()
  await expect(open()).rejects.toMatchObject({ name: 'DataFolderError', kind: 'locked', directory })
  await first.close()
})

test('a file in place of the folder is refused as damaged', async () => {
  const file = join(directory, 'file')
  writeFileSync(file, '')
  const opening = openDatabase({ directory: file, collections, now: () => NOW })
  await expect(opening).rejects.toMatchObject({ name: 'DataFolderError', kind: 'damaged' })
})

const damages: [string, (name: string) => boolean, string | null][] = [
  ['lost its CURRENT file', (name) => name === 'CURRENT', null],
  ['has garbage for CURRENT', (name) => name === 'CURRENT', 'garbage'],
  ['has garbage for a manifest', (name) => name.startsWith('MANIFEST'), 'garbage'],
  ['lost its manifest', (name) => name.startsWith('MANIFEST'), null],
]

test.each(damages)('a folder that %s is refused as damaged', async (_, isVictim, content) => {
  const database = await open()
  await add(database, { _id: 'a' })
  await database.close()
  const file = join(directory, readdirSync(directory).find(isVictim) as string)
  if (content === null) rmSync(file)
  else writeFileSync(file, content)
  await expect(open()).rejects.toMatchObject({ name: 'DataFolderError', kind: 'damaged', directory })
})
