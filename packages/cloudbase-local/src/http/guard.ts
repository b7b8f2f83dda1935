import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpError } from './exchange'

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1'])

/**
 * Only this machine may ask, and of the web pages on it only this server's own: a Host of another name is a rebound DNS
 * entry; another Origin, be it another port of localhost, is a foreign page in the browser of whoever runs this. What is
 * no browser sends no Origin and may ask.
 */
export function refuseStrangers(req: IncomingMessage, res: ServerResponse): void {
  // First, so that a refusal cannot be framed either.
  res.setHeader('x-frame-options', 'SAMEORIGIN')
  res.setHeader('content-security-policy', "frame-ancestors 'self'")
  const host = `http://${req.headers.host ?? ''}`
  if (!isLocal(host)) throw new HttpError(403, 'This server answers to localhost only.')
  const { origin } = req.headers
  if (origin === undefined) return refuseForeignReaders(req.headers)
  if (!isLocal(origin) || new URL(origin).port !== new URL(host).port)
    throw new HttpError(403, 'This server answers to its own pages only.')
  res.setHeader('access-control-allow-origin', origin)
  res.setHeader('access-control-allow-headers', 'content-type, x-local-openid')
  res.setHeader('access-control-allow-methods', 'GET, HEAD, POST')
  res.setHeader('vary', 'origin')
}

/**
 * A foreign page's <img>, <script> or <iframe> comes without an Origin; a browser tells by Sec-Fetch-Site that another
 * page asks. Opening an address is not a page asking. `localhost` and `127.0.0.1` are two sites to a browser, so
 * pictures may be shown across: their links are signed.
 */
function refuseForeignReaders(headers: NodeJS.Dict<string | string[]>): void {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return
  if (headers['sec-fetch-dest'] === 'document' || headers['sec-fetch-dest'] === 'image') return
  throw new HttpError(403, 'This server answers to its own pages only.')
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOCAL_NAMES.has(new URL(url).hostname)
}
