import tcb from '@cloudbase/node-sdk'
import * as wx from 'wx-server-sdk'
import { wholeDocument, type Collection, type Documents } from './documents'

/**
 * The only file that knows the SDKs. Database and storage go through node-sdk, whose errors keep their `code`;
 * identity and openapi through wx-server-sdk.
 */

type Json = Record<string, unknown>

/** A transaction offers single documents only: `where` inside one silently runs outside it. */
export interface Transaction {
  get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null>
  /** Writes the whole document, whether or not it is there. */
  set<C extends Collection>(collection: C, document: Documents[C]): Promise<void>
  /** Changes fields; returns 0 when the document is not there, and also when nothing in it changed. */
  update(collection: Collection, id: string, changes: Json): Promise<number>
  remove(collection: Collection, id: string): Promise<void>
}

function env() {
  return process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''
}

let app: ReturnType<typeof tcb.init> | undefined
/** Without `keepalive`: with it the SDK silently sends again what a dropped socket may have delivered. */
function cloud() {
  return (app ??= tcb.init({ env: env(), timeout: 10_000 }))
}

let database: ReturnType<ReturnType<typeof cloud>['database']> | undefined
function db() {
  return (database ??= cloud().database())
}

/** An error of the platform, with its code. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

/** What the database answers, where the SDK's own types say `any`. */
interface Reply {
  code?: string
  message?: string
  data?: unknown
  updated?: number
}

/** Some calls of the SDK answer an error instead of throwing it. */
async function checked(asked: Promise<unknown>): Promise<Reply> {
  const reply = (await asked) as Reply
  if (reply.code) throw new CloudError(reply.code, reply.message ?? reply.code)
  return reply
}

function body<D extends { _id: string }>({ _id, ...rest }: D) {
  return rest
}

type Collections = Pick<ReturnType<typeof db>, 'collection'>

function documentsIn(source: Collections): Transaction {
  return {
    async get<C extends Collection>(collection: C, id: string) {
      const { data } = await checked(source.collection(collection).doc(id).get())
      const found = data as Documents[C][] | Documents[C] | null
      const first = Array.isArray(found) ? found[0] : found
      return first ? wholeDocument(collection, first) : null
    },
    async set(collection, document) {
      await checked(source.collection(collection).doc(document._id).set(body(document)))
    },
    async update(collection, id, changes) {
      return (await checked(source.collection(collection).doc(id).update(changes))).updated ?? 0
    },
    async remove(collection, id) {
      await checked(source.collection(collection).doc(id).remove())
    },
  }
}

/** Runs `work` in one transaction, once. Whoever calls decides about trying again: see retry.ts. */
export async function transact<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
  let result: { value: R } | undefined
  const run = db() as unknown as {
    runTransaction(work: (tx: Collections) => Promise<void>, retries: 0): Promise<unknown>
  }
  await run.runTransaction(async (transaction) => {
    result = { value: await work(documentsIn(transaction)) }
  }, 0)
  if (!result) throw new Error('the transaction ended without its work')
  return result.value
}

export const documents = {
  /** Adds documents; false when one with this `_id` (or unique key) is there already, then also without those after it. */
  async add<C extends Collection>(collection: C, document: Documents[C] | Documents[C][]): Promise<boolean> {
    try {
      await checked(db().collection(collection).add(document))
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  },
  async find<C extends Collection>(
    collection: C,
    where: Json,
    { order = [], limit = 100 }: { order?: [string, 'asc' | 'desc'][]; limit?: number } = {},
  ): Promise<Documents[C][]> {
    let query = db().collection(collection).where(where).limit(limit)
    for (const [field, direction] of order) query = query.orderBy(field, direction)
    const found = (await checked(query.get())).data as Documents[C][]
    return found.map((document) => wholeDocument(collection, document))
  },
  /** The pipeline in MongoDB's own words. Without `raw` the SDK drops it and reads the whole collection. */
  async aggregate<R>(collection: Collection, pipeline: Json[]): Promise<R[]> {
    return (await checked(db().collection(collection).options({ raw: true }).aggregate(pipeline).end())).data as R[]
  },
  /** Changes every document that fits, each atomically; how many changed. */
  async updateWhere(collection: Collection, where: Json, changes: Json): Promise<number> {
    return (await checked(db().collection(collection).where(where).update(changes))).updated ?? 0
  },
  async removeWhere(collection: Collection, where: Json): Promise<void> {
    await checked(db().collection(collection).where(where).remove())
  },
}

/** The query and update operators of the SDK. */
export function operators() {
  return db().command
}

/** Stands for the database's own clock in a document that is written. */
export function databaseTime(): Date {
  return (db() as unknown as { serverDate: () => Date }).serverDate()
}

function textOf(error: unknown): string {
  const { code, errCode, message, errMsg } = error as {
    code?: unknown
    errCode?: unknown
    message?: string
    errMsg?: string
  }
  return [code, errCode, message, errMsg].map(String).join(' ')
}

/** The codes and texts differ by SDK and version, so all of an error is looked at. */
export function isDuplicate(error: unknown): boolean {
  return /E11000|DuplicateWrite|DATABASE_DUPLICATE_WRITE/.test(textOf(error))
}

export function isConflict(error: unknown): boolean {
  return /TransactionConflict|DATABASE_TRANSACTION_CONFLICT|TransactionBusy|TransactionNotExist/.test(textOf(error))
}

/** The outcome of what was asked is unknown: it may have happened. */
export function isNetworkFailure(error: unknown): boolean {
  return /ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|socket hang up|network/i.test(
    textOf(error),
  )
}

export const files = {
  async upload(cloudPath: string, bytes: Uint8Array): Promise<string> {
    return (await cloud().uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })).fileID
  },
  /** The bytes of a file, or null when there is none. */
  async download(fileID: string): Promise<Uint8Array | null> {
    try {
      const { fileContent } = await cloud().downloadFile({ fileID })
      return fileContent === undefined ? null : Buffer.from(fileContent as Buffer)
    } catch (error) {
      if (isNetworkFailure(error)) throw error
      return null
    }
  },
  async remove(fileList: string[]): Promise<void> {
    if (fileList.length > 0) await checked(cloud().deleteFile({ fileList }))
  },
  /** Links that whoever holds them can open for `maxAge` seconds: after a check of the caller only. One file or more. */
  async links(fileList: string[], maxAge: number): Promise<Map<string, string>> {
    const reply = await cloud().getTempFileURL({ fileList: fileList.map((fileID) => ({ fileID, maxAge })) })
    return new Map(reply.fileList.filter((file) => file.tempFileURL).map((file) => [file.fileID, file.tempFileURL]))
  },
}

/** Who calls, as the platform says. All-digit values come as numbers. */
export function platformContext(): { openid: string; appid: string; source: string; env: string } {
  const context = wx.getWXContext() as Record<string, string | number | undefined>
  const text = (key: string) => String(context[key] ?? '')
  return { openid: text('OPENID'), appid: text('APPID'), source: text('SOURCE'), env: env() }
}

interface OpenApi {
  subscribeMessage: { send(message: Json): Promise<unknown> }
  security: { msgSecCheck(check: Json): Promise<{ result?: { suggest?: string } }> }
}

/** WeChat's own interfaces; they throw errors with `errCode`. */
export function openapi(): OpenApi {
  return (wx as unknown as { openapi: OpenApi }).openapi
}

let isStarted = false

export function startCloud(): void {
  if (!isStarted) wx.init({ env: env() })
  isStarted = true
}
