import { randomUUID } from 'node:crypto'
import { listDocuments, listFiles } from './browse'
import { parsePlan } from './faults/fault-plan'
import {
  HttpError,
  jsonAnswer,
  readBody,
  readJson,
  type HttpAnswer,
  type HttpRequest,
  type Route,
} from './http/exchange'
import type { CloudParts } from './cloud-parts'
import { webhookModes } from './webhooks/webhooks'
import { LINKS_PER_CALL, UPLOAD_LIMIT } from './storage/storage'

const EVENT_LIMIT = 6 * 1024 * 1024
const SMALL = 256 * 1024
const OPENID = /^[A-Za-z0-9_-]{1,64}$/

type Handler = (cloud: CloudParts, request: HttpRequest, rest: string) => unknown

/** What clients and tests ask for under /__local/, by method and first part of the path. */
const HANDLERS: Record<string, Handler | undefined> = {
  'POST upload': async ({ storage }, request) => {
    const bytes = await readBody(request, UPLOAD_LIMIT)
    return { fileID: await storage.upload(request.url.searchParams.get('path') ?? '', openidOf(request), bytes) }
  },
  'POST temp-urls': clientLinks,
  'POST code': ({ codes }, request) => ({ code: codes.create(requiredOpenid(request)) }),
  'GET clock': ({ clock }) => ({ now: new Date(clock.now()).toISOString() }),
  'POST clock': moveClock,
  'POST timers': ({ fireTimer }, _request, name) => fireTimer(name),
  'GET messages': ({ subscriptions }) => subscriptions.sent,
  'POST consents': async ({ subscriptions }, request) => {
    const { openid, template_id, count = 1, results } = await readJson(request, SMALL)
    if (typeof openid === 'string' && isAnswer(results)) {
      subscriptions.answer(openid, results)
      return {}
    }
    if (typeof openid !== 'string' || typeof template_id !== 'string' || !Number.isSafeInteger(count))
      throw new HttpError(400, 'A consent is { openid, template_id, count? } or { openid, results }.')
    return { left: subscriptions.agree(openid, template_id, count as number) }
  },
  'GET consents': ({ subscriptions }) => subscriptions.left(),
  'POST consents-off': async ({ subscriptions }, request) => {
    const { openid, template_id } = await readJson(request, SMALL)
    subscriptions.switchOff(String(openid), String(template_id))
    return { left: 0 }
  },
  'GET webhooks': ({ webhooks }) => ({ mode: webhooks.mode, received: webhooks.received }),
  'POST webhooks': async ({ webhooks }, request) => {
    const { mode } = await readJson(request, SMALL)
    const known = webhookModes.find((one) => one === mode)
    if (!known) throw new HttpError(400, `A mode is one of: ${webhookModes.join(', ')}.`)
    webhooks.mode = known
    return { mode: known }
  },
  'GET faults': ({ faults }) => faults.counts(),
  'POST faults': async ({ faults }, request) => {
    faults.use(parsePlan(await readJson(request, SMALL)))
    return faults.counts()
  },
  'GET logs': ({ logs }, { url }) => logs.recent(Number(url.searchParams.get('limit') ?? 200)),
  'GET documents': listDocuments,
  'GET files': ({ storage }, { url }) => listFiles(storage, url),
  'GET fault-rules': ({ faults }) => faults.rules(),
  'GET calls': ({ records }, { url }, requestId) => {
    if (!requestId) return records.recent(Number(url.searchParams.get('limit') ?? 100))
    const call = records.find(requestId)
    if (!call) throw new HttpError(404, 'That call is not kept, or not any more.')
    return call
  },
  'GET health': ({ stats }) => ({ ok: true, ...stats() }),
  'GET functions': ({ functions }) => functions.bundles().map(({ entry: _, ...bundle }) => bundle),
}

export function localApiRoute(cloud: CloudParts): Route {
  return async (request) => {
    const [, root, name = '', ...rest] = request.url.pathname.split('/')
    if (root !== '__local') return null
    if (request.method === 'POST' && name === 'call') return callFunction(cloud, request, rest.join('/'))
    const handler = HANDLERS[`${request.method} ${name}`]
    if (!handler) throw new HttpError(404, `There is no ${request.method} /__local/${name}.`)
    return jsonAnswer(await handler(cloud, request, rest.join('/')))
  }
}

/** A call of a function answers as wx.cloud.callFunction does; whatever fails is in errMsg. */
async function callFunction({ call, functions }: CloudParts, request: HttpRequest, name: string): Promise<HttpAnswer> {
  const requestID = randomUUID()
  try {
    const openid = openidOf(request)
    const event = await readJson(request, EVENT_LIMIT)
    return jsonAnswer(await call(name, event, { openid, source: 'wx_client' }), functions.has(name) ? 200 : 404)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return jsonAnswer({ requestID, errMsg: `cloud.callFunction:fail ${error.message}` }, error.status)
  }
}

/** What a person answered for each template. */
function isAnswer(results: unknown): results is Record<string, string> {
  return (
    typeof results === 'object' &&
    results !== null &&
    Object.values(results).every((answer) => typeof answer === 'string')
  )
}

async function clientLinks({ storage }: CloudParts, request: HttpRequest) {
  const { file_ids } = await readJson(request, SMALL)
  const ids = Array.isArray(file_ids) ? (file_ids as unknown[]) : []
  if (ids.length > LINKS_PER_CALL) throw new HttpError(400, `At most ${LINKS_PER_CALL} files in one call.`)
  const links = await Promise.all(ids.map((id) => storage.clientLink(String(id), openidOf(request))))
  return {
    fileList: links.map(({ code, ...link }) => ({ ...link, status: code === 'SUCCESS' ? 0 : -1, errMsg: code })),
  }
}

async function moveClock({ clock }: CloudParts, request: HttpRequest) {
  const { advance_ms, now } = await readJson(request, SMALL)
  const to = typeof advance_ms === 'number' ? clock.now() + advance_ms : Date.parse(String(now))
  if (!Number.isSafeInteger(to)) throw new HttpError(400, 'Move the clock by { advance_ms } or to { now: ISO time }.')
  clock.set(to)
  return { now: new Date(clock.now()).toISOString() }
}

/** Whom a client claims to be; nobody checks, because here everybody is a developer. */
function openidOf({ headers }: HttpRequest): string {
  const openid = headers['x-local-openid']
  if (openid === undefined || openid === '') return ''
  // The SDK turns an openid of digits only into a number, which no real one is.
  if (typeof openid !== 'string' || !OPENID.test(openid) || /^\d+$/.test(openid))
    throw new HttpError(400, 'x-local-openid is not an openid: letters, digits, - and _, not digits only.')
  return openid
}

function requiredOpenid(request: HttpRequest): string {
  const openid = openidOf(request)
  if (!openid) throw new HttpError(400, 'The header x-local-openid is missing.')
  return openid
}
