/** What the platform itself refuses; `code` is the platform's own string, which the SDKs hand to the caller. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** What the platform may do but this stand-in does not: refused loudly, never ignored. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported'
  readonly code = 'NOT_SUPPORTED'

  constructor(what: string) {
    super(`${what} is not supported by the local CloudBase`)
  }
}

/** The data folder cannot be opened: another process has it, or its files are not readable as a database. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'

  constructor(
    readonly kind: 'locked' | 'damaged',
    readonly directory: string,
    cause: unknown,
  ) {
    super(
      kind === 'locked'
        ? `The data folder ${directory} is in use by another process`
        : `The data folder ${directory} is damaged`,
      { cause },
    )
  }
}
