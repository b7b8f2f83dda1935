import { checked, database } from './sdk'
import { wholeDocument, type Collection, type Documents } from './documents'

/** A transaction offers single documents only: `where` inside one silently runs outside it. */
export interface Transaction {
  get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null>
  /** Writes a document that is not there. One that is there after all is a duplicate, and the attempt is made afresh (retry.ts). */
  add<C extends Collection>(collection: C, document: Documents[C]): Promise<void>
  /** Writes the whole document, whether or not it is there. */
  set<C extends Collection>(collection: C, document: Documents[C]): Promise<void>
  /** Changes fields; returns 0 when the document is not there, and also when nothing in it changed. */
  update(collection: Collection, id: string, changes: Record<string, unknown>): Promise<number>
  remove(collection: Collection, id: string): Promise<void>
}

function withoutId<D extends { _id: string }>({ _id, ...rest }: D) {
  return rest
}

type Collections = Pick<ReturnType<typeof database>, 'collection'>

function documentsIn(source: Collections): Transaction {
  return {
    async get<C extends Collection>(collection: C, id: string) {
      const { data } = await checked(source.collection(collection).doc(id).get())
      const found = data as Documents[C][] | Documents[C] | null
      const first = Array.isArray(found) ? found[0] : found
      return first ? wholeDocument(collection, first) : null
    },
    async add(collection, document) {
      await checked(source.collection(collection).add(document))
    },
    async set(collection, document) {
      await checked(source.collection(collection).doc(document._id).set(withoutId(document)))
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
  const run = database() as unknown as {
    runTransaction(work: (tx: Collections) => Promise<void>, retries: 0): Promise<unknown>
  }
  await run.runTransaction(async (transaction) => {
    result = { value: await work(documentsIn(transaction)) }
  }, 0)
  if (!result) throw new Error('the transaction ended without its work')
  return result.value
}
