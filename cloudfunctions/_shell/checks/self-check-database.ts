import { CloudError, isConflict, isDuplicate } from '../platform/cloud-errors'
import { databaseTime, documents } from '../platform/database'
import { transact, type Transaction } from '../platform/transaction'
import type { SelfCheckDocument } from '../platform/documents'
import { judged, noted, type Question } from './self-check-answer'

export function record(run: string, name: string, count = 0): SelfCheckDocument {
  return {
    _id: `${run}:${name}`,
    once: `${run}:${name}`,
    count,
    at: new Date(0).toISOString(),
  }
}

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => null,
    (error: unknown) => error,
  )
}

function codeOf(error: unknown): string {
  if (error === null) return 'it was let through'
  const { code, errCode, message } = error as CloudError & { errCode?: unknown }
  return `${String(code ?? errCode ?? '')} ${message}`.slice(0, 160)
}

async function increment(tx: Transaction, id: string): Promise<void> {
  const found = await tx.get('self_checks', id)
  if (found) await tx.set('self_checks', { ...found, count: found.count + 1 })
}

/** Two transactions that read what they are about to do, wait for each other, then do it. */
async function sideBySide(first: (tx: Transaction) => Promise<void>, second: (tx: Transaction) => Promise<void>) {
  const ready: (() => void)[] = []
  const both = Promise.all([0, 1].map(() => new Promise<void>((resolve) => ready.push(resolve))))
  const run = (index: number, work: (tx: Transaction) => Promise<void>) =>
    errorOf(() =>
      transact(async (tx) => {
        await tx.get('self_checks', 'nobody')
        ready[index]?.()
        await both
        await work(tx)
      }),
    )
  return Promise.all([run(0, first), run(1, second)])
}

export const databaseQuestions: Record<string, Question> = {
  'a second document with the same id is refused, and recognised': async (_call, run) => {
    const document = record(run, 'same-id')
    await documents.add('self_checks', document)
    const again = await documents.add('self_checks', { ...document, once: `${run}:other` })
    return judged(!again, again ? 'it was added' : 'refused as a duplicate')
  },
  'a second document with the same unique key is refused, and recognised': async (_call, run) => {
    const document = record(run, 'same-key')
    await documents.add('self_checks', document)
    const again = await documents.add('self_checks', { ...document, _id: `${run}:same-key-2` })
    return judged(!again, again ? 'it was added: the unique index is missing' : 'refused as a duplicate')
  },
  'a document that is not there reads as null in a transaction': async (_call, run) => {
    const found = await transact((tx) => tx.get('self_checks', `${run}:nobody`))
    return judged(found === null, JSON.stringify(found))
  },
  'a transaction that fails leaves nothing behind': async (_call, run) => {
    const document = record(run, 'rolled-back')
    const error = await errorOf(() =>
      transact(async (tx) => {
        await tx.set('self_checks', document)
        throw new CloudError('SELF_CHECK', 'on purpose')
      }),
    )
    const left = await documents.find('self_checks', { _id: document._id })
    return judged(error !== null && left.length === 0, `${left.length} documents left`)
  },
  'two transactions that write one document conflict, and the conflict is recognised': async (_call, run) => {
    const document = record(run, 'conflict')
    await documents.add('self_checks', document)
    const work = (tx: Transaction) => increment(tx, document._id)
    const errors = await sideBySide(work, work)
    const [count] = (await documents.find('self_checks', { _id: document._id })).map((found) => found.count)
    const failed = errors.filter((error) => error !== null)
    const isSafe = count === 2 - failed.length && failed.every(isConflict)
    return judged(isSafe, `${failed.length} failed (${failed.map(codeOf).join('; ')}), count ${count}`)
  },
  'write skew: two transactions that read each other’s document and write different ones': async (_call, run) => {
    const [a, b] = [record(run, 'skew-a'), record(run, 'skew-b')]
    for (const document of [a, b]) await documents.add('self_checks', document)
    const errors = await sideBySide(
      async (tx) => ((await tx.get('self_checks', b._id))?.count === 0 ? increment(tx, a._id) : undefined),
      async (tx) => ((await tx.get('self_checks', a._id))?.count === 0 ? increment(tx, b._id) : undefined),
    )
    const failed = errors.filter((error) => error !== null).length
    return noted(failed === 0 ? 'both commit (the rules here do not rely on the opposite)' : `${failed} refused`)
  },
  'one aggregation looks up what else is wanted': async (_call, run) => {
    await documents.add('self_checks', record(run, 'lookup', 7))
    const [row] = await documents.aggregate<{ found: { count: number }[] }>('self_checks', [
      { $match: { _id: `${run}:lookup` } },
      { $lookup: { from: 'self_checks', pipeline: [{ $match: { once: `${run}:lookup` } }], as: 'found' } },
    ])
    return judged(row?.found?.[0]?.count === 7, JSON.stringify(row?.found?.length ?? 'no row'))
  },
  'the clocks of function and database agree': async (_call, run) => {
    const before = Date.now()
    await documents.add('self_checks', { ...record(run, 'clock'), at: databaseTime() })
    const [found] = await documents.find('self_checks', { _id: `${run}:clock` })
    const difference = new Date(found?.at ?? 0).getTime() - (before + Date.now()) / 2
    return judged(Math.abs(difference) < 2000, `the database is ${Math.round(difference)} ms ahead`)
  },
  'a duplicate inside a transaction is recognised': async (_call, run) => {
    const document = record(run, 'twice')
    await documents.add('self_checks', document)
    const error = await errorOf(() => transact((tx) => tx.set('self_checks', { ...document, _id: `${run}:twice-2` })))
    return judged(error !== null && (isDuplicate(error) || isConflict(error)), codeOf(error))
  },
}
