import { HttpError, readBody, sendBytes, type Exchange } from '../http/exchange'
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
export function fileRoute(storage: Storage) {
  return async (exchange: Exchange): Promise<boolean> => {
    if (!isLink(exchange.url.pathname)) return false
    if (exchange.req.method === 'PUT') await receive(storage, exchange)
    else await serve(storage, exchange)
    return true
  }
}

async function receive(storage: Storage, { req, res, url }: Exchange): Promise<void> {
  const path = storage.links.verify('put', url)
  const bytes = await readBody(req, FUNCTION_UPLOAD_LIMIT)
  if (path === null) return sendBytes(res, 403, 'application/xml', xmlError('AccessDenied', 'forged or expired link'))
  await storage.put(path, bytes)
  sendBytes(res, 200, 'text/plain', Buffer.alloc(0))
}

async function serve(storage: Storage, { req, res, url }: Exchange): Promise<void> {
  const path = storage.links.verify('get', url)
  if (path === null) throw new HttpError(403, 'This link is forged or has expired.')
  const file = await storage.files.read(path)
  if (!file) throw new HttpError(404, 'The file is not there any more.')
  // A player's file must never run as a page of this server.
  res.setHeader('content-security-policy', 'sandbox')
  res.setHeader('x-content-type-options', 'nosniff')
  const type = TYPES[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'
  if (req.method === 'HEAD')
    return void res.writeHead(200, { 'content-type': type, 'content-length': file.bytes.length }).end()
  sendBytes(res, 200, type, file.bytes)
}

function xmlError(code: string, message: string) {
  return Buffer.from(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
      '<RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  )
}
