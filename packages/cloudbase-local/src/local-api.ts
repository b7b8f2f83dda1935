import { randomUUID } from 'node:crypto'
import { parsePlan } from './faults/fault-plan'
import { HttpError, readBody, readJson, sendJson, type Exchange } from './http/exchange'
import type { CloudParts } from './server-parts'
import { LINKS_PER_CALL, UPLOAD_LIMIT } from './storage/storage'

const EVENT_LIMIT = 6 * 1024 * 1024
const SMALL = 256 * 1024
const OPENID = /^[A-Za-z0-9_-]{1,64}$/

type Handler = (cloud: CloudParts, exchange: Exchange, rest: string) => unknown

/** What clients and tests ask for under /__local/, by method and first part of the path. */
const HANDLERS: Record<string, Handler | undefined> = {
  'POST call': callFunction,
  'POST upload': async ({ storage }, { req, url }) => {
    const bytes = await readBody(req, UPLOAD_LIMIT)
    return { fileID: await storage.upload(url.searchParams.get('path') ?? '', openidOf(req), bytes) }
  },
  'POST temp-urls': clientLinks,
  'POST code': ({ codes }, { req }) => ({ code: codes.create(requiredOpenid(req)) }),
  'GET clock': ({ clock }) => ({ now: new Date(clock.now()).toISOString() }),
  'POST clock': moveClock,
  'POST timers': ({ fireTimer }, _exchange, name) => fireTimer(name),
  'GET messages': ({ subscriptions }) => subscriptions.sent,
  'POST consents': async ({ subscriptions }, { req }) => {
    const { openid, template_id, count = 1 } = await readJson(req, SMALL)
    if (typeof openid !== 'string' || typeof template_id !== 'string' || !Number.isSafeInteger(count))
      throw new HttpError(400, 'A consent is { openid, template_id, count? }.')
    return { left: subscriptions.agree(openid, template_id, count as number) }
  },
  'GET faults': ({ faults }) => faults.counts(),
  'POST faults': async ({ faults }, { req }) => {
    faults.use(parsePlan(await readJson(req, SMALL)))
    return faults.counts()
  },
  'GET logs': ({ logs }, { url }) => logs.recent(Number(url.searchParams.get('limit') ?? 200)),
  'GET health': ({ stats }) => ({ ok: true, ...stats() }),
  'GET functions': ({ functions }) => functions.bundles().map(({ entry: _, ...bundle }) => bundle),
}

export function doorRoute(cloud: CloudParts) {
  return async (exchange: Exchange): Promise<boolean> => {
    const [, root, name = '', ...rest] = exchange.url.pathname.split('/')
    if (root !== '__local') return false
    const handler = HANDLERS[`${exchange.req.method} ${name}`]
    if (!handler) throw new HttpError(404, `There is no ${exchange.req.method} /__local/${name}.`)
    const answer = await handler(cloud, exchange, rest.join('/'))
    if (answer !== undefined) sendJson(exchange, answer)
    return true
  }
}

/** A call of a function answers as wx.cloud.callFunction does; whatever fails is in errMsg. */
async function callFunction({ call, functions }: CloudParts, exchange: Exchange, name: string): Promise<undefined> {
  const requestID = randomUUID()
  try {
    const openid = openidOf(exchange.req)
    const event = await readJson(exchange.req, EVENT_LIMIT)
    if (!functions.has(name)) exchange.res.statusCode = 404
    sendJson(exchange, await call(name, event, { openid, source: 'wx_client' }), exchange.res.statusCode)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    if (!exchange.req.complete) exchange.res.setHeader('connection', 'close')
    sendJson(exchange, { requestID, errMsg: `cloud.callFunction:fail ${error.message}` }, error.status)
  }
}

async function clientLinks({ storage }: CloudParts, { req }: Exchange) {
  const { file_ids } = await readJson(req, SMALL)
  const ids = Array.isArray(file_ids) ? (file_ids as unknown[]) : []
  if (ids.length > LINKS_PER_CALL) throw new HttpError(400, `At most ${LINKS_PER_CALL} files in one call.`)
  const links = await Promise.all(ids.map((id) => storage.clientLink(String(id), openidOf(req))))
  return {
    fileList: links.map(({ code, ...link }) => ({ ...link, status: code === 'SUCCESS' ? 0 : -1, errMsg: code })),
  }
}

async function moveClock({ clock }: CloudParts, { req }: Exchange) {
  const { advance_ms, now } = await readJson(req, SMALL)
  const to = typeof advance_ms === 'number' ? clock.now() + advance_ms : Date.parse(String(now))
  if (!Number.isSafeInteger(to)) throw new HttpError(400, 'Move the clock by { advance_ms } or to { now: ISO time }.')
  clock.set(to)
  return { now: new Date(clock.now()).toISOString() }
}

/** Whom a client claims to be; nobody checks, because here everybody is a developer. */
function openidOf(req: Exchange['req']): string {
  const openid = req.headers['x-local-openid']
  if (openid === undefined || openid === '') return ''
  // The SDK turns an openid of digits only into a number, which no real one is.
  if (typeof openid !== 'string' || !OPENID.test(openid) || /^\d+$/.test(openid))
    throw new HttpError(400, 'x-local-openid is not an openid: letters, digits, - and _, not digits only.')
  return openid
}

function requiredOpenid(req: Exchange['req']): string {
  const openid = openidOf(req)
  if (!openid) throw new HttpError(400, 'The header x-local-openid is missing.')
  return openid
}
