import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { LocalError } from '../local-error'
import { DROPPED, HttpError, refusal, type HttpAnswer, type Route } from './exchange'
import { refuseStrangers } from './guard'

/** Serves further paths; true when it has answered. */
export type OtherRoutes = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>

/** Listens on 127.0.0.1 only. */
export async function listen(port: number, handle: Route, others?: OtherRoutes): Promise<Server> {
  const server = createServer((req, res) => void serve(req, res, handle, others))
  // Longer than the SDKs keep a socket, so that it is never this side that closes one just being reused.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)))
    server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  return server
}

async function serve(req: IncomingMessage, res: ServerResponse, handle: Route, others?: OtherRoutes): Promise<void> {
  try {
    refuseStrangers(req, res)
    const { method = 'GET', headers } = req
    const url = parseUrl(req.url ?? '/')
    if (method === 'OPTIONS') return void res.writeHead(204).end()
    const answer = await handle({ method, url, headers, body: req })
    if (answer === DROPPED || isGone(req)) return void req.socket.destroy()
    if (answer) return send(req, res, answer)
    if (await others?.(req, res)) return
    throw new HttpError(404, `There is nothing at ${url.pathname}.`)
  } catch (error) {
    if (!isGone(req)) send(req, res, refusal(error))
  }
}

function send(req: IncomingMessage, res: ServerResponse, { status, headers, body }: HttpAnswer): void {
  if (res.writableEnded || res.destroyed) return
  // A body that was not read to its end would be taken for the next request.
  if (status >= 400 && !req.complete) res.setHeader('connection', 'close')
  res.writeHead(status, headers).end(body)
}

/** Whoever asked has hung up in the middle of the request. */
function isGone(req: IncomingMessage): boolean {
  return req.destroyed && !req.complete
}

function parseUrl(path: string): URL {
  const text = `http://localhost${path.startsWith('/') ? path : '/'}`
  if (!URL.canParse(text)) throw new HttpError(400, 'The path is not a URL.')
  return new URL(text)
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new LocalError(`Port ${port} is taken: stop what uses it or choose another.`)
  if (error.code === 'EACCES') return new LocalError(`Port ${port} may not be used by this account: choose another.`)
  return error
}
