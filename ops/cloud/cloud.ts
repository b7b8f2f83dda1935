import tcb from '@cloudbase/node-sdk'
import type { Credentials } from '../shell/credentials'

/** The only file of ops that knows the node-sdk: the data and files of an environment, with the owner's rights. */

export type Document = { _id: string } & Record<string, unknown>

interface Reply {
  code?: string
  message?: string
  data?: unknown
  total?: number
  updated?: number
}

/** Some calls of the SDK answer an error instead of throwing it. */
async function checked(asked: Promise<unknown>): Promise<Reply> {
  const reply = (await asked) as Reply
  if (reply.code) throw Object.assign(new Error(reply.message ?? reply.code), { code: reply.code })
  return reply
}

function textOf(error: unknown) {
  const { code, message } = error as { code?: unknown; message?: string }
  return `${String(code)} ${message}`
}
function isMissing(error: unknown) {
  return /COLLECTION_NOT_EXIST|Table not exist|-502005/i.test(textOf(error))
}
function isDuplicate(error: unknown) {
  return /E11000|DuplicateWrite|DUPLICATE_WRITE/.test(textOf(error))
}

export type Cloud = ReturnType<typeof openCloud>

export function openCloud({ env, region, secretId, secretKey, token }: Credentials) {
  const app = tcb.init({ env, region, secretId, secretKey, sessionToken: token, timeout: 60_000 })
  const database = app.database()
  const { command } = database
  const found = async (asked: Promise<unknown>): Promise<Document[]> => {
    try {
      const { data } = await checked(asked)
      return (Array.isArray(data) ? data : data ? [data] : []) as Document[]
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  return {
    /** Nothing when there is no such document, or no such collection. */
    async get(collection: string, id: string): Promise<Document | undefined> {
      return (await found(database.collection(collection).doc(id).get()))[0]
    },
    find: (collection: string, where: object, limit = 100): Promise<Document[]> =>
      found(database.collection(collection).where(where).limit(limit).get()),
    async count(collection: string): Promise<number> {
      try {
        return (await checked(database.collection(collection).count())).total ?? 0
      } catch (error) {
        if (isMissing(error)) return 0
        throw error
      }
    },
    /** A page in the order of ids, after `after`; at most 1000. */
    page: (collection: string, after: string, limit: number, where: object = {}): Promise<Document[]> =>
      found(
        database
          .collection(collection)
          .where(after === '' ? where : { ...where, _id: command.gt(after) })
          .orderBy('_id', 'asc')
          .limit(limit)
          .get(),
      ),
    /** Adds documents; false when one of them is there already, and then perhaps some of the others now. */
    async add(collection: string, documents: Document[]): Promise<boolean> {
      try {
        await checked(database.collection(collection).add(documents))
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async set(collection: string, { _id, ...rest }: Document): Promise<void> {
      await checked(database.collection(collection).doc(_id).set(rest))
    },
    /** Changes every document that fits; how many changed. */
    async updateWhere(collection: string, where: object, changes: object): Promise<number> {
      return (await checked(database.collection(collection).where(where).update(changes))).updated ?? 0
    },
    async remove(collection: string, ids: string[]): Promise<void> {
      await checked(
        database
          .collection(collection)
          .where({ _id: command.in(ids) })
          .remove(),
      )
    },
    operators: command,

    async upload(cloudPath: string, bytes: Buffer): Promise<string> {
      return (await app.uploadFile({ cloudPath, fileContent: bytes })).fileID
    },
    /** Removes at most 50 files; gives how many are gone. */
    async removeFiles(fileList: string[]): Promise<number> {
      const { fileList: outcomes } = await app.deleteFile({ fileList })
      return outcomes.filter(({ code }) => code === 'SUCCESS').length
    },
    /** The bytes of a file, or null when there is none. */
    async download(fileID: string): Promise<Buffer | null> {
      const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
      const [file] = fileList
      if (!file?.tempFileURL) return null
      const reply = await fetch(file.tempFileURL)
      if (reply.status === 404) return null
      if (!reply.ok) throw new Error(`the storage answered ${reply.status} for ${fileID}`)
      return Buffer.from(await reply.arrayBuffer())
    },
  }
}
