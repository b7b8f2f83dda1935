import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Seed {
  people: { openid: string; name: string }[]
  files: { path: string; from: string }[]
  documents: Record<string, Record<string, unknown>[]>
}

const folder = join(__dirname, '.')

export const seed = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as Seed

interface Answer {
  code?: string
  message?: string
  data: { list?: string[]; url?: string; fileId?: string }
}

/** One request of whoever runs the cloud: no rule binds it. */
export async function admin(url: string, body: Record<string, unknown>): Promise<Answer['data']> {
  const reply = await fetch(`${url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  const { code, message, data } = (await reply.json()) as Answer
  if (code) throw new Error(`${code}: ${message}`)
  return data
}

async function put(url: string, { path, from }: Seed['files'][number]): Promise<string> {
  const { url: target = '', fileId = '' } = await admin(url, {
    action: 'storage.getUploadMetadata',
    path,
    method: 'put',
  })
  await fetch(target, { method: 'PUT', body: readFileSync(join(folder, from)) })
  return fileId
}

/** What a first start finds: a shop that is open, its owner and three players. False when there was something already. */
export async function seedOnce(url: string): Promise<boolean> {
  const wanted = { collectionName: 'settings', queryType: 'WHERE', query: '{}', limit: 1, multi: true }
  const { list } = await admin(url, { action: 'database.getDocument', ...wanted })
  if (list?.length) return false
  let text = JSON.stringify(seed.documents)
  for (const file of seed.files) text = text.replaceAll(`{{${file.path}}}`, await put(url, file))
  for (const [collectionName, documents] of Object.entries(JSON.parse(text) as Seed['documents'])) {
    const data = documents.map((document) => JSON.stringify(document))
    await admin(url, { action: 'database.insertDocument', collectionName, data })
  }
  return true
}
