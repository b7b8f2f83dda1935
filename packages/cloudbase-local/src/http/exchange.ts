/** One request, whether it came through a socket or not. */
export interface HttpRequest {
  method: string
  url: URL
  /** By lower-case name. */
  headers: NodeJS.Dict<string | string[]>
  body: AsyncIterable<Uint8Array>
}

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

/** Instead of an answer: the connection breaks. */
export const DROPPED = 'dropped'

/** Answers, or leaves the request to the next (null). */
export type Route = (request: HttpRequest) => Promise<HttpAnswer | typeof DROPPED | null>

/** Answered as this HTTP status with `{ errMsg }`. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

export async function readBody({ headers, body }: HttpRequest, limit: number): Promise<Buffer> {
  // Made only when it is thrown: an error writes down where it was made, which costs more than reading a small body.
  const tooLarge = () => new HttpError(413, `The body is larger than ${Math.round(limit / 1024 / 1024)} MB.`)
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A JSON object; an empty body is an empty object. */
export async function readJson(request: HttpRequest, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString('utf8')
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new HttpError(400, `The body is not JSON: ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(400, 'The body is not a JSON object.')
  return value as Record<string, unknown>
}

export function jsonAnswer(value: unknown, status = 200): HttpAnswer {
  return bytesAnswer(status, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(value)))
}

export function bytesAnswer(status: number, type: string, body: Uint8Array): HttpAnswer {
  const headers = { 'content-type': type, 'content-length': String(body.length), 'cache-control': 'no-store' }
  return { status, headers, body }
}

/** What a request that failed is answered; what nobody expects is printed as well. */
export function refusal(error: unknown): HttpAnswer {
  if (error instanceof HttpError) return jsonAnswer({ errMsg: error.message }, error.status)
  // whoever asked has hung up
  if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') console.error(error)
  return jsonAnswer({ errMsg: `local cloud: ${String(error)}` }, 500)
}
