import type tcb from '@cloudbase/node-sdk'
import type { Clock } from '../shell/clock'
import { isPassing, NOT_READY, retrying, textOf } from './retry'

type Database = ReturnType<tcb.CloudBase['database']>

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

/** https://docs.cloudbase.net/error-code/basic/EXCEED_REQUEST_LIMIT */
function explained(error: unknown): never {
  if (/EXCEED_REQUEST_LIMIT/.test(textOf(error)) && !/CONCURRENT/.test(textOf(error)))
    throw new Error(
      'The plan allows no more requests to the data today (EXCEED_REQUEST_LIMIT): the same command goes on tomorrow',
      { cause: error },
    )
  throw error
}

function isMissing(error: unknown): boolean {
  return NOT_READY.test(textOf(error))
}
function isDuplicate(error: unknown): boolean {
  return /E11000|DuplicateWrite|DUPLICATE_WRITE/.test(textOf(error))
}

/** The requests that a small plan refuses for now (EXCEED_RATELIMIT) are asked again. */
function askingWith(clock: Clock) {
  return {
    read: (ask: () => Promise<unknown>): Promise<Reply> =>
      retrying(clock, isPassing, () => checked(ask())).catch(explained),
    /** May be done twice without harm; a collection that was just made is not found everywhere for some seconds. */
    write: (ask: () => Promise<unknown>): Promise<Reply> =>
      retrying(
        clock,
        (error) => isPassing(error) || isMissing(error),
        () => checked(ask()),
      ).catch(explained),
  }
}

function readingFrom(database: Database, read: (ask: () => Promise<unknown>) => Promise<Reply>) {
  const found = async (ask: () => Promise<unknown>): Promise<Document[]> => {
    try {
      const { data } = await read(ask)
      return (Array.isArray(data) ? data : data ? [data] : []) as Document[]
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }
  return {
    /** Nothing when there is no such document, or no such collection. */
    async get(collection: string, id: string): Promise<Document | undefined> {
      return (await found(() => database.collection(collection).doc(id).get()))[0]
    },
    find: (collection: string, where: object, limit = 100): Promise<Document[]> =>
      found(() => database.collection(collection).where(where).limit(limit).get()),
    async count(collection: string): Promise<number> {
      try {
        return (await read(() => database.collection(collection).count())).total ?? 0
      } catch (error) {
        if (isMissing(error)) return 0
        throw error
      }
    },
    /** A page in the order of ids, after `after`; at most 1000. */
    page: (collection: string, after: string, limit: number, where: object = {}): Promise<Document[]> =>
      found(() =>
        database
          .collection(collection)
          .where(after === '' ? where : { ...where, _id: database.command.gt(after) })
          .orderBy('_id', 'asc')
          .limit(limit)
          .get(),
      ),
  }
}

/** The documents of an environment, with the owner's rights. */
export function documentsOf(database: Database, clock: Clock) {
  const { read, write } = askingWith(clock)
  return {
    ...readingFrom(database, read),
    /** Adds documents; false when one of them is there already, and then perhaps some of the others now. */
    async add(collection: string, documents: Document[]): Promise<boolean> {
      try {
        await write(() => database.collection(collection).add(documents))
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async set(collection: string, { _id, ...rest }: Document): Promise<void> {
      await write(() => database.collection(collection).doc(_id).set(rest))
    },
    /** Changes every document that fits; how many changed. */
    async updateWhere(collection: string, where: object, changes: object): Promise<number> {
      return (await write(() => database.collection(collection).where(where).update(changes))).updated ?? 0
    },
    async remove(collection: string, ids: string[]): Promise<void> {
      await write(() =>
        database
          .collection(collection)
          .where({ _id: database.command.in(ids) })
          .remove(),
      )
    },
    operators: database.command,
  }
}
