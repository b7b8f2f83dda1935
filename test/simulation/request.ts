import { EventEmitter } from 'node:events'
import type { RequestOptions } from 'node:http'
import type { HttpAnswer, HttpRequest } from 'cloudbase-local'
import type { Timeline } from './timeline'

type OnResponse = (response: EventEmitter & { statusCode: number; headers: object }) => void

/** What an SDK holds after `http.request`: the request as it is sent, and the only place where its answer may arrive. */
export class SimulatedRequest extends EventEmitter {
  readonly socket = Object.assign(new EventEmitter(), { connecting: false })
  readonly reusedSocket = false
  /** as the local cloud takes it, once it is sent */
  http!: HttpRequest
  asked!: Asked
  private readonly chunks: Buffer[] = []
  private isOver = false
  private callOffTimeout: () => void = () => {}

  constructor(
    private readonly url: URL,
    private readonly options: RequestOptions,
    private readonly onResponse: OnResponse,
    private readonly timeline: Timeline,
    private readonly owner: object,
    private readonly send: (request: SimulatedRequest) => void,
  ) {
    super()
  }

  setTimeout(ms: number): this {
    this.emit('socket', this.socket)
    this.socket.emit('connect')
    this.callOffTimeout = this.timeline.after(ms, () => this.finish(() => this.emit('timeout')), this.owner)
    return this
  }

  write(chunk: string | Uint8Array): boolean {
    this.chunks.push(Buffer.from(chunk as string))
    return true
  }

  end(chunk?: string | Uint8Array): this {
    if (chunk) this.write(chunk)
    const { method = 'GET', headers = {} } = this.options
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
    const bytes = Buffer.concat(this.chunks)
    this.http = {
      method: method.toUpperCase(),
      url: this.url,
      headers: Object.fromEntries(lower) as NodeJS.Dict<string>,
      body: of(bytes),
    }
    this.asked = askedBy(this.http, bytes)
    this.send(this)
    return this
  }

  answer({ status, body }: Pick<HttpAnswer, 'status' | 'body'>): void {
    this.finish(() => {
      const response = Object.assign(new EventEmitter(), { statusCode: status, headers: {} })
      this.onResponse(response)
      if (body.length > 0) response.emit('data', Buffer.from(body))
      response.emit('end')
    })
  }

  /** The connection breaks; nobody knows what became of the request. */
  drop(): void {
    this.finish(() => this.emit('error', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })))
  }

  private finish(tell: () => void): void {
    if (this.isOver) return
    this.isOver = true
    this.callOffTimeout()
    tell()
  }
}

/** The action of the wire, or reading and writing a file by its link, and in which transaction. */
interface Asked {
  action: string
  transactionId?: string
}

/** What a request of an SDK asks the cloud for. */
export function askedBy({ method, url }: Pick<HttpRequest, 'method' | 'url'>, body: Buffer): Asked {
  if (!url.pathname.startsWith('/admin')) return { action: `storage.${method.toLowerCase()}` }
  const text = body.toString('latin1')
  const action = /"action":"([\w.]+)"|name="action"\r\n\r\n([\w.]+)/.exec(text)
  return { action: action?.[1] ?? action?.[2] ?? '', transactionId: /"transactionId":"([^"]+)"/.exec(text)?.[1] }
}

/** A body that arrives at once. */
export async function* of(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(body)
}
