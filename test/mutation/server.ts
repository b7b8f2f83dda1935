import { EventEmitter } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

export interface Question {
  url: URL
  method: string
  headers: Record<string, string>
  body: Buffer
}

export interface Answer {
  status: number
  body: Buffer
  /** the connection broke instead */
  isDropped: boolean
}

/** The part of node:http's server that the local cloud uses, without a socket. */
export class SimulatedServer extends EventEmitter {
  constructor(
    private readonly port: number,
    private readonly serve: RequestListener,
    private readonly forget: () => void,
  ) {
    super()
  }

  listen(_where: object, listening: () => void): void {
    queueMicrotask(listening)
  }

  address() {
    return { port: this.port }
  }

  closeAllConnections(): void {}

  close(closed: () => void): void {
    this.forget()
    queueMicrotask(closed)
  }

  answer({ url, method, headers, body }: Question): Promise<Answer> {
    return new Promise((resolve) => {
      const answered = (answer: Partial<Answer>) =>
        resolve({ status: res.statusCode, body: Buffer.alloc(0), isDropped: false, ...answer })
      const req = {
        method,
        url: url.pathname + url.search,
        headers: { host: url.host, ...headers },
        complete: true,
        destroyed: false,
        socket: { destroy: () => answered({ isDropped: true }) },
        [Symbol.asyncIterator]: () => [body].values(),
      }
      const res = {
        statusCode: 200,
        setHeader: () => res,
        writeHead: (status: number) => ((res.statusCode = status), res),
        end: (bytes?: Uint8Array) => answered(bytes ? { body: Buffer.from(bytes) } : {}),
      }
      this.serve(req as unknown as IncomingMessage, res as unknown as ServerResponse & { req: IncomingMessage })
    })
  }
}
