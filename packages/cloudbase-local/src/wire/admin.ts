import { randomUUID } from 'node:crypto'
import { DatabaseError, NotSupported } from '../errors'
import type { Instance } from '../functions/instance'
import { FunctionFailure } from '../functions/failure'
import type { Faults } from '../faults/faults'
import { bytesAnswer, DROPPED, HttpError, jsonAnswer, readBody, type HttpRequest, type Route } from '../http/exchange'

const BODY_LIMIT = 64 * 1024 * 1024

export type Body = Record<string, unknown>

/** What the wire sends back: fields beside requestId, or (openapi only) raw bytes. */
type WireReply = Record<string, unknown> | Uint8Array

export type WireAction = (body: Body, sender: Instance | undefined) => Promise<WireReply>

export interface WireOptions {
  /** By exact name, or by the part before the first dot. */
  actions: Record<string, WireAction>
  faults: Faults
  findInstance: (id: string) => Instance | undefined
}

/** The wire both SDKs speak: POST /admin[/<instance>], HTTP 200 even for errors. */
export function adminRoute(options: WireOptions): Route {
  return async (request) => {
    const [, root, instanceId] = request.url.pathname.split('/')
    if (root !== 'admin') return null
    // The SDKs send no Origin; a web page, even a local one, has no business here.
    if (request.headers.origin !== undefined) throw new HttpError(403, 'The wire is not for web pages.')
    const requestId = randomUUID()
    const sender = instanceId ? options.findInstance(instanceId) : undefined
    const reply = await perform(options, request, sender).catch((error: unknown) => refusal(error))
    if (sender?.call && isDisturbed(reply)) sender.call.disturbed++
    if (reply === null) return DROPPED
    if (reply instanceof Uint8Array) return bytesAnswer(200, 'application/octet-stream', reply)
    const answer = jsonAnswer({ requestId, ...reply })
    if (sender?.call) sender.call.largestReply = Math.max(sender.call.largestReply, answer.body.length)
    return answer
  }
}

async function perform({ actions, faults }: WireOptions, request: HttpRequest, sender?: Instance) {
  const bytes = await readBody(request, BODY_LIMIT)
  const body = parseBody(String(request.headers['content-type'] ?? ''), bytes)
  const action = typeof body.action === 'string' ? body.action : ''
  const run = own(actions, action) ?? own(actions, action.split('.')[0] ?? '')
  if (!run) throw new NotSupported(`action "${action}"`)
  if (sender?.call && action.startsWith('database.')) sender.call.databaseCalls++
  return faults.around({ action, sender, transactionId: body.transactionId }, () => run(body, sender))
}

/** What makes a function ask again: no answer, or the answer that somebody else was faster. */
function isDisturbed(reply: WireReply | null): boolean {
  return reply === null || (!(reply instanceof Uint8Array) && reply.code === 'DATABASE_TRANSACTION_CONFLICT')
}

function own(actions: Record<string, WireAction>, name: string) {
  return Object.hasOwn(actions, name) ? actions[name] : undefined
}

/** JSON, or the form the SDKs send for wx.openApi, whose requestData is a protobuf. */
function parseBody(contentType: string, bytes: Buffer): Body {
  if (!contentType.startsWith('multipart/form-data')) return JSON.parse(bytes.toString('utf8') || '{}') as Body
  // Node's own form parser takes a part without a file name for text, which ruins the bytes of a protobuf.
  const text = bytes.toString('latin1')
  const boundary = /boundary=("?)([^";]+)\1/.exec(contentType)?.[2]
  const parts = boundary ? text.split(`--${boundary}`).slice(1, -1) : []
  return Object.fromEntries(parts.map(parsePart))
}

function parsePart(part: string): [string, string | Buffer] {
  const end = part.indexOf('\r\n\r\n')
  const head = part.slice(0, end)
  const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
  const value = Buffer.from(part.slice(end + 4, -2), 'latin1')
  return [name, name === 'requestData' ? value : value.toString('utf8')]
}

function refusal(error: unknown): WireReply {
  if (error instanceof DatabaseError || error instanceof FunctionFailure)
    return { code: error.code, message: error.message }
  if (error instanceof NotSupported) return { code: 'NOT_SUPPORTED', message: error.message }
  if (error instanceof HttpError) return { code: 'INVALID_PARAM', message: error.message }
  if (error instanceof SyntaxError) return { code: 'INVALID_PARAM', message: `the body is not JSON: ${error.message}` }
  if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') console.error(error)
  return { code: 'SYS_ERR', message: `local cloud: ${String(error)}` }
}
