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
