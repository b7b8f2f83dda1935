import { EventEmitter } from 'node:events'
import type { Timeline } from './timeline'

export interface Answer {
  status: number
  body: Buffer
}

interface Options {
  method?: string
  headers?: Record<string, string | number>
}

type OnResponse = (response: EventEmitter & { statusCode: number; headers: object }) => void

/** What an SDK holds after `http.request`: the request as it is sent, and the only place where its answer may arrive. */
export class SimulatedRequest extends EventEmitter {
  readonly socket = Object.assign(new EventEmitter(), { connecting: false })
  readonly reusedSocket = false
  private readonly chunks: Buffer[] = []
  private isSent = false
  private isOver = false
  private callOffTimeout: () => void = () => {}

  constructor(
    readonly url: URL,
    readonly options: Options,
    private readonly onResponse: OnResponse,
    private readonly timeline: Timeline,
    private readonly owner: object,
    private readonly send: (request: SimulatedRequest) => void,
  ) {
    super()
  }

  get body(): Buffer {
    return Buffer.concat(this.chunks)
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
    if (!this.isSent) this.send(this)
    this.isSent = true
    return this
  }

  answer({ status, body }: Answer): void {
    this.finish(() => {
      const response = Object.assign(new EventEmitter(), { statusCode: status, headers: {} })
      this.onResponse(response)
      if (body.length > 0) response.emit('data', body)
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
