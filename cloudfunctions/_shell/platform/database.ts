import { isDuplicate } from './cloud-errors'
import { checked, database } from './sdk'
import { wholeDocument, type Collection, type Documents } from './documents'

type Json = Record<string, unknown>

/** Whoever reads without a limit expects fewer than these. */
const EXPECTED_AT_MOST = 100

export const documents = {
  /** Adds documents; false when one with this `_id` (or unique key) is there already, then also without those after it. */
  async add<C extends Collection>(collection: C, document: Documents[C] | Documents[C][]): Promise<boolean> {
    try {
      await checked(database().collection(collection).add(document))
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  },
  /** All that fit, or the first `limit` of them. More than 100 without a limit are a fault, so that nothing is cut off unseen. */
  async find<C extends Collection>(
    collection: C,
    where: Json,
    { order = [], limit }: { order?: [string, 'asc' | 'desc'][]; limit?: number } = {},
  ): Promise<Documents[C][]> {
    let query = database()
      .collection(collection)
      .where(where)
      .limit(limit ?? EXPECTED_AT_MOST + 1)
    for (const [field, direction] of order) query = query.orderBy(field, direction)
    const found = (await checked(query.get())).data as Documents[C][]
    if (limit === undefined && found.length > EXPECTED_AT_MOST)
      throw new Error(`there are more than ${EXPECTED_AT_MOST} documents in ${collection} where fewer were expected`)
    return found.map((document) => wholeDocument(collection, document))
  },
  /** The pipeline in MongoDB's own words. Without `raw` the SDK drops it and reads the whole collection. */
  async aggregate<R>(collection: Collection, pipeline: Json[]): Promise<R[]> {
    return (await checked(database().collection(collection).options({ raw: true }).aggregate(pipeline).end()))
      .data as R[]
  },
  /** Changes every document that fits, each atomically; how many changed. */
  async updateWhere(collection: Collection, where: Json, changes: Json): Promise<number> {
    return (await checked(database().collection(collection).where(where).update(changes))).updated ?? 0
  },
  /** Removes every document that fits; how many there were. */
  async removeWhere(collection: Collection, where: Json): Promise<number> {
    return (await checked(database().collection(collection).where(where).remove())).deleted ?? 0
  },
}

/** The query and update operators of the SDK. */
export function operators() {
  return database().command
}

/** Stands for the database's own clock in a document that is written. */
export function databaseTime(): Date {
  return (database() as unknown as { serverDate: () => Date }).serverDate()
}
