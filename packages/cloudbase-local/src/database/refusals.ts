import { DatabaseError } from '../errors'

// Codes and texts as the platform gives them: callers recognise both.

export function conflict() {
  return new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )
}

export function transactionGone() {
  return new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )
}

export function duplicate(where: string) {
  return new DatabaseError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error ${where}}]}, {<nil>}]`,
  )
}

export function collectionMissing(name: string) {
  return new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name} (-502005). Please check your request, but if the problem persists, contact us.`,
  )
}

export function requestFailed(message: string) {
  return new DatabaseError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`)
}

export function invalidParam(message: string) {
  return new DatabaseError('INVALID_PARAM', `[InvalidParameter] ${message}. Please check your request.`)
}
