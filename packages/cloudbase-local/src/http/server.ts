import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { LocalError } from '../local-error'
import { HttpError, sendJson, type Exchange } from './exchange'
import { refuseStrangers } from './guard'

/** Answers and returns true, or leaves the request to the next. */
export type Route = (exchange: Exchange) => Promise<boolean>

/** Listens on 127.0.0.1 only. */
export async function listen(port: number, routes: Route[]): Promise<Server> {
  const server = createServer((req, res) => void answer(req, res, routes))
  // Longer than the SDKs keep a socket, so that it is never this side that closes one just being reused.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)))
    server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  return server
}

async function answer(req: IncomingMessage, res: ServerResponse, routes: Route[]): Promise<void> {
  const exchange: Exchange = { req, res, url: new URL('http://localhost/') }
  try {
    refuseStrangers(exchange)
    exchange.url = parseUrl(req.url ?? '/')
    if (req.method === 'OPTIONS') return void res.writeHead(204).end()
    for (const route of routes) if (await route(exchange)) return
    throw new HttpError(404, `There is nothing at ${exchange.url.pathname}.`)
  } catch (error) {
    refuse(exchange, error)
  }
}

function refuse(exchange: Exchange, error: unknown): void {
  if (error instanceof HttpError) {
    // A body that was not read to its end would be taken for the next request.
    if (!exchange.req.complete) exchange.res.setHeader('connection', 'close')
    return sendJson(exchange, { errMsg: error.message }, error.status)
  }
  if (exchange.req.destroyed && !exchange.req.complete) return
  console.error(error)
  sendJson(exchange, { errMsg: `local cloud: ${String(error)}` }, 500)
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
