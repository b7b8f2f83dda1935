import type { Editor } from 'wechat-local'
import { importBackup } from './import'
import { admin, seedOnce } from './seed'

const FILES_AT_ONCE = 50

async function ask<T>(url: string, path: string, body?: object): Promise<T> {
  const asked = body && { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`${url}/__local/${path}`, asked)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as T
}

async function removeDocuments(url: string): Promise<void> {
  const { database } = await ask<{ database: { collections: Record<string, number> } }>(url, 'health')
  for (const collectionName of Object.keys(database.collections))
    await admin(url, { action: 'database.removeDocument', collectionName, query: '{}', multi: true })
}

/** File after file until none is left; one that stays ends it, instead of being asked for again and again. */
async function removeFiles(url: string): Promise<void> {
  let before = Infinity
  for (;;) {
    const { total, files } = await ask<{ total: number; files: { fileID: string }[] }>(
      url,
      `files?limit=${FILES_AT_ONCE}`,
    )
    if (total === 0) return
    if (total >= before) throw new Error(`${total} files could not be removed.`)
    before = total
    await admin(url, { action: 'storage.batchDeleteFile', fileid_list: files.map(({ fileID }) => fileID) })
  }
}

/** Else the faults that are switched on would strike what is done here. */
async function calm(url: string): Promise<void> {
  await ask(url, 'faults', {})
}

function idOf(document: string): string | number {
  const { _id } = JSON.parse(document) as { _id?: unknown }
  if (typeof _id !== 'string' && typeof _id !== 'number') throw new Error('The document has no _id.')
  return _id
}

/** What the desk may change, with the rights of whoever started the cloud. */
export function createEditor(url: () => string): Editor {
  const change = (action: string, collectionName: string, id: string | number, more: object = {}) =>
    admin(url(), { action: `database.${action}`, collectionName, query: JSON.stringify({ _id: id }), ...more })
  return {
    put: async (collection, document) => {
      const { _id: _, ...fields } = JSON.parse(document) as Record<string, unknown>
      await change('modifyDocument', collection, idOf(document), { data: JSON.stringify(fields), merge: false })
    },
    remove: async (collection, id) => void (await change('removeDocument', collection, id)),
    importBackup: async (folder, key) => {
      await calm(url())
      return importBackup(url(), folder, key)
    },
    reset: async () => {
      await calm(url())
      await removeDocuments(url())
      await removeFiles(url())
      await ask(url(), 'clock', { now: new Date().toISOString() })
      await seedOnce(url())
    },
  }
}
