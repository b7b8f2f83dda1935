/** Something the person who starts the local cloud can put right; the message is one whole sentence that says how. */
export class LocalError extends Error {
  override name = 'LocalError'
}
