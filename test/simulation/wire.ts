import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../../packages/cloudbase-local/src/clock'
import { databaseAction } from '../../packages/cloudbase-local/src/database/actions'
import type { Database } from '../../packages/cloudbase-local/src/database/engine'
import type { Environment } from '../../packages/cloudbase-local/src/environment'
import type { Faults } from '../../packages/cloudbase-local/src/faults/faults'
import type { Instance } from '../../packages/cloudbase-local/src/functions/instance'
import { adminRoute } from '../../packages/cloudbase-local/src/http/admin'
import { HttpError } from '../../packages/cloudbase-local/src/http/exchange'
import { openApiActions } from '../../packages/cloudbase-local/src/openapi/apis'
import { Subscriptions } from '../../packages/cloudbase-local/src/openapi/messages'
import { storageActions } from '../../packages/cloudbase-local/src/storage/actions'
import { fileRoute } from '../../packages/cloudbase-local/src/storage/route'
import { Storage } from '../../packages/cloudbase-local/src/storage/storage'
import type { Answer, SimulatedRequest } from './request'

export const ORIGIN = 'http://127.0.0.1:1'

/** Faults strike on the way, before the local cloud sees a request. */
const none: Faults = {
  use: () => {},
  clear: () => {},
  counts: () => ({}),
  around: (_request, run) => run(),
}

/** The routes of the local cloud, without a socket before them. */
export class Wire {
  readonly storage: Storage
  readonly subscriptions: Subscriptions
  private readonly routes: ReturnType<typeof adminRoute>[]

  constructor(
    readonly database: Database,
    environment: Environment,
    clock: Clock,
    filesFolder: string,
  ) {
    this.storage = new Storage(filesFolder, environment, clock, () => ORIGIN)
    this.subscriptions = new Subscriptions(clock)
    const actions = {
      database: (body: Record<string, unknown>) => databaseAction(this.database, body),
      ...storageActions(this.storage),
      ...openApiActions(this.subscriptions),
    }
    const openapi = Object.values(environment.functions).flatMap((spec) => spec.openapi ?? [])
    const sender = { bundle: { openapi }, call: null } as unknown as Instance
    this.routes = [adminRoute({ actions, faults: none, findInstance: () => sender }), fileRoute(this.storage)]
  }

  async ask({ url, options, body }: SimulatedRequest): Promise<Answer> {
    const method = (options.method ?? 'GET').toUpperCase()
    const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([k, v]) => [k.toLowerCase(), `${v}`]))
    const answer: Answer = { status: 0, body: Buffer.alloc(0) }
    const req = { method, headers, complete: true, destroyed: false, [Symbol.asyncIterator]: () => [body].values() }
    const res = {
      setHeader: () => res,
      writeHead: (status: number) => ((answer.status = status), res),
      end: (bytes?: Uint8Array) => void (bytes && (answer.body = Buffer.from(bytes))),
    }
    const exchange = { req: req as unknown as IncomingMessage, res: res as unknown as ServerResponse, url }
    try {
      for (const route of this.routes) if (await route(exchange)) return answer
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return { status: error.status, body: Buffer.from(error.message) }
    }
    throw new Error(`nothing answers at ${url.pathname}`)
  }
}

/** What a request asks for: the action of the wire, or reading and writing a file by its link. */
export function actionOf({ url, options, body }: SimulatedRequest): { action: string; transactionId?: string } {
  if (!url.pathname.startsWith('/admin')) return { action: `storage.${(options.method ?? 'get').toLowerCase()}` }
  const text = body.toString('latin1')
  const action = /"action":"([\w.]+)"|name="action"\r\n\r\n([\w.]+)/.exec(text)
  return { action: action?.[1] ?? action?.[2] ?? '', transactionId: /"transactionId":"([^"]+)"/.exec(text)?.[1] }
}
