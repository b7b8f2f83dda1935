import { DatabaseError, NotSupported } from '../../errors'
import type { Database } from '../engine'
import type { Session } from '../sessions/session'
import type { Request } from './request'

/** Runs one operation in the request's transaction, if it names one. As in MongoDB, any error ends the transaction. */
export async function inSession<T>(
  database: Database,
  request: Request,
  work: (session: Session) => T | Promise<T>,
): Promise<T> {
  const id = request.transactionId
  if (id === undefined) return work(database.plain)
  const transaction = database.transaction(id)
  try {
    return await work(transaction)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'DATABASE_TRANSACTION_CONFLICT') database.countConflict()
    database.end(id)
    throw error
  }
}

/**
 * Transactions know single documents only. The SDKs leave the transaction's id out of where().update, remove and
 * count, so the cloud runs those outside it without a word; where the id does come along, it is refused here.
 */
export function outsideTransactions(request: Request, operation: string): void {
  if (request.transactionId !== undefined) throw new NotSupported(`A ${operation} by query inside a transaction`)
}
