import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request and its answer. */
export interface Exchange {
  req: IncomingMessage
  res: ServerResponse
  url: URL
}

/** Answered as this HTTP status with `{ errMsg }`. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = new HttpError(413, `The body is larger than ${Math.round(limit / 1024 / 1024)} MB.`)
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A JSON object; an empty body is an empty object. */
export async function readJson(req: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(req, limit)).toString('utf8')
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

export function sendJson({ res }: Exchange, value: unknown, status = 200): void {
  sendBytes(res, status, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(value)))
}

export function sendBytes(res: ServerResponse, status: number, type: string, bytes: Uint8Array): void {
  if (res.writableEnded || res.destroyed) return
  res.writeHead(status, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' })
  res.end(bytes)
}
