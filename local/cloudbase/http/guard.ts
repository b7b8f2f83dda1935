import type { Exchange } from './exchange'
import { HttpError } from './exchange'

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1'])

/**
 * Only this machine may ask: a Host of another name is a rebound DNS entry, an Origin of another name is a foreign web
 * page in the browser of whoever runs this.
 */
export function refuseStrangers({ req, res }: Exchange): void {
  if (!isLocal(`http://${req.headers.host ?? ''}`)) throw new HttpError(403, 'This server answers to localhost only.')
  const { origin } = req.headers
  if (origin === undefined) return
  if (!isLocal(origin)) throw new HttpError(403, 'This server answers to pages of localhost only.')
  res.setHeader('access-control-allow-origin', origin)
  res.setHeader('access-control-allow-headers', 'content-type, x-local-openid')
  res.setHeader('access-control-allow-methods', 'GET, HEAD, POST')
  res.setHeader('vary', 'origin')
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOCAL_NAMES.has(new URL(url).hostname)
}
