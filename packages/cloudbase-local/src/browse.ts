import type { CloudParts } from './cloud-parts'
import { databaseAction } from './database/actions'
import { DatabaseError, NotSupported } from './errors'
import { HttpError, type HttpRequest } from './http/exchange'
import type { Storage } from './storage/storage'

/** Looking at what the cloud keeps. Nothing in here changes anything. */

const MOST = 100
const USUAL = 20
const LINK_SECONDS = 3600

function whole(url: URL, name: string, fallback: number): number {
  const value = Number(url.searchParams.get(name) ?? fallback)
  if (!Number.isSafeInteger(value) || value < 0) throw new HttpError(400, `${name} is not a whole number from 0.`)
  return value
}

function page(url: URL): { skip: number; limit: number } {
  return { skip: whole(url, 'skip', 0), limit: Math.min(MOST, whole(url, 'limit', USUAL)) }
}

/** Asked as an SDK would ask; what the database refuses, and a query that is no JSON, is told in its words. */
async function ask<R>({ database }: CloudParts, body: Record<string, unknown>): Promise<R> {
  try {
    return (await databaseAction(database, body)).data as R
  } catch (error) {
    if (error instanceof DatabaseError || error instanceof NotSupported) throw new HttpError(400, error.message)
    throw error
  }
}

export async function listDocuments(cloud: CloudParts, { url }: HttpRequest, collectionName: string) {
  const { skip, limit } = page(url)
  const query = url.searchParams.get('query') || '{}'
  const order = url.searchParams.get('order') || undefined
  const asked = { collectionName, query, queryType: 'WHERE' }
  const { total } = await ask<{ total: number }>(cloud, { action: 'database.calculateDocument', ...asked })
  if (limit === 0) return { total, documents: [] }
  const list = { action: 'database.getDocument', ...asked, order, offset: skip, limit, multi: true }
  const { list: documents } = await ask<{ list: string[] }>(cloud, list)
  return { total, documents: documents.map((text) => JSON.parse(text) as unknown) }
}

export async function listFiles(storage: Storage, url: URL) {
  const { skip, limit } = page(url)
  const contains = url.searchParams.get('contains') ?? ''
  const found = (await storage.files.list()).filter(({ path }) => path.includes(contains))
  found.sort((a, b) => b.created_at.localeCompare(a.created_at) || a.path.localeCompare(b.path))
  const files = found.slice(skip, skip + limit).map(async (file) => {
    const { fileID, tempFileURL } = await storage.downloadLink(storage.fileIdOf(file.path), LINK_SECONDS)
    return { ...file, fileID, tempFileURL }
  })
  return { total: found.length, files: await Promise.all(files) }
}
