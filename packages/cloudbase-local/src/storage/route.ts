import { bytesAnswer, HttpError, readBody, type HttpAnswer, type HttpRequest, type Route } from '../http/exchange'
import { isLink } from './links'
import type { Storage } from './storage'

const FUNCTION_UPLOAD_LIMIT = 64 * 1024 * 1024

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** Signed links: GET reads, PUT (which only the SDK is given) writes and answers with an empty body, as COS does. */
export function fileRoute(storage: Storage): Route {
  return async (request) => {
    if (!isLink(request.url.pathname)) return null
    return request.method === 'PUT' ? receive(storage, request) : serve(storage, request.url)
  }
}

async function receive(storage: Storage, request: HttpRequest): Promise<HttpAnswer> {
  const path = storage.links.verify('put', request.url)
  const bytes = await readBody(request, FUNCTION_UPLOAD_LIMIT)
  if (path === null) return bytesAnswer(403, 'application/xml', xmlError('AccessDenied', 'forged or expired link'))
  await storage.put(path, bytes)
  return bytesAnswer(200, 'text/plain', Buffer.alloc(0))
}

/** Also of a HEAD, whose body the server leaves out. */
async function serve(storage: Storage, url: URL): Promise<HttpAnswer> {
  const path = storage.links.verify('get', url)
  if (path === null) throw new HttpError(403, 'This link is forged or has expired.')
  const file = await storage.files.read(path)
  if (!file) throw new HttpError(404, 'The file is not there any more.')
  const type = TYPES[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'
  const answer = bytesAnswer(200, type, file.bytes)
  // What a client uploaded must never run as a page of this server.
  Object.assign(answer.headers, { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' })
  return answer
}

function xmlError(code: string, message: string) {
  return Buffer.from(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
      '<RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  )
}
