import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from '../../../ops/shell/clock'
import { redirect } from './detour'
import { otherAnswers, tableAnswers } from './tencent-answers'
import { functionAnswers } from './tencent-functions'
import { answerOfPath, httpAnswers } from './tencent-http'
import { troubleOf, type Troubles } from './tencent-troubles'
import { newState, Refusal, type TencentState } from './tencent-state'

/** A stand-in for Tencent's management interface: records, answers as the library's sources say, refuses and fails. */
export interface Tencent {
  url: string
  state: TencentState
  /** refusals that pass, and how long a call takes */
  troubles: Troubles
  /** every request so far, in order */
  requests: { action: string; body: string }[]
  /**
   * From the next request that changes something plus `after`, the line is dead; `done`: that one was still carried out.
   * `last` happens before the line is cut.
   */
  die(after: number, done: boolean, last?: () => void): void
  revive(): void
  close(): Promise<void>
}

const answers = { ...tableAnswers, ...functionAnswers, ...otherAnswers, ...httpAnswers } as Record<
  string,
  (state: TencentState, request: unknown, url: string) => object
>

export function isChange(action: string) {
  return !/^(Describe|List|Get)/.test(action)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

/** Answers what is no action of the management API: code, files and paths of functions, and the clock. Null for an action. */
function otherThanAnAction(
  state: TencentState,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> | void | null {
  const url = request.url ?? ''
  // A command in a process of its own waits by this clock.
  if (url.startsWith('/sleep?ms='))
    return clock.sleep(Number(url.slice('/sleep?ms='.length))).then(() => void response.end())
  if (url.startsWith('/code/')) return sendCode(state, url, response)
  if (url.startsWith('/?prefix=')) return sendFiles(state, request, response)
  if (url.startsWith('/http/')) return sendPath(state, url.slice('/http'.length), response)
  return null
}

export async function startTencent(clock: Clock = systemClock): Promise<Tencent> {
  const requests: Tencent['requests'] = []
  let death: { left: number; done: boolean; last: () => void } | null = null
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const restore = redirect(url)
  const tencent: Tencent = {
    url,
    state: newState(),
    troubles: { once: [], hasRates: false, milliseconds: 0, refused: 0, seen: new Map() },
    requests,
    die: (left, done, last = () => {}) => void (death = { left, done, last }),
    revive: () => void (death = null),
    close: () => new Promise((resolve) => (restore(), server.closeAllConnections(), server.close(() => resolve()))),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    tencent.state.now = clock.now()
    const other = otherThanAnAction(tencent.state, clock, request, response)
    if (other !== null) return other
    const action = String(request.headers['x-tc-action'])
    await clock.sleep(tencent.troubles.milliseconds)
    tencent.state.now = clock.now()
    const trouble = troubleOf(tencent.troubles, action, body, clock.now())
    if (trouble === 'ECONNRESET') return void request.socket.destroy()
    if (trouble === 'InternalError') carryOut(tencent.state, action, body, request, url)
    if (trouble) return refuse(response, new Refusal(trouble, 'Try again later.'))
    const isDead = death !== null && (isChange(action) ? death.left-- <= 0 : death.left < 0)
    const cut = () => (death?.last(), void request.socket.destroy())
    if (isDead && !(death?.done && death.left === -1)) return cut()
    requests.push({ action, body })
    const reply = carryOut(tencent.state, action, body, request, url)
    if (isDead) return cut()
    response.end(JSON.stringify({ Response: { RequestId: 'r', ...reply } }))
  }
  return tencent
}

function carryOut(
  state: TencentState,
  action: string,
  body: string,
  { headers }: IncomingMessage,
  url: string,
): object {
  try {
    if (!/^TC3-HMAC-SHA256 Credential=AKID/.test(headers.authorization ?? ''))
      throw new Refusal('AuthFailure.SecretIdNotFound', 'The SecretId is not found.')
    const found = answers[action]
    if (state.forbidden.has(action)) throw new Refusal('UnauthorizedOperation', `not authorized: ${action}`)
    if (!found || state.retired.has(action)) throw new Refusal('InvalidAction', `The stand-in does not know ${action}.`)
    return structuredClone(found(state, JSON.parse(body), url))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { Error: { Code: error.code, Message: error.message } }
  }
}

function refuse(response: ServerResponse, { code, message }: Refusal): void {
  response.end(JSON.stringify({ Response: { RequestId: 'r', Error: { Code: code, Message: message } } }))
}

function sendPath(state: TencentState, path: string, response: ServerResponse): void {
  const [status, text] = answerOfPath(state, path)
  response.statusCode = status
  response.end(text)
}

function sendCode(state: TencentState, path: string, response: ServerResponse): void {
  const [, , name = '', version] = path.split('/')
  const found = state.functions.get(name)
  const kept = version === '$LATEST' ? found : found?.versions.find(({ Version }) => Version === version)
  response.statusCode = kept ? 200 : 404
  response.end(Buffer.from(kept?.code ?? '', 'base64'))
}

const FILES_A_PAGE = 2

/** A page of the bucket's list, as object storage answers it. */
function sendFiles({ files }: TencentState, { url = '', headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'application/xml')
  if (!files || !headers.authorization?.includes('q-ak=AKID')) {
    response.statusCode = 403
    return void response.end(
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>',
    )
  }
  const { searchParams } = new URL(url, 'http://bucket')
  const [prefix, marker] = [searchParams.get('prefix') ?? '', searchParams.get('marker') ?? '']
  const keys = [...files.keys()].sort().filter((key) => key.startsWith(prefix) && key > marker)
  const page = keys.slice(0, FILES_A_PAGE)
  const contents = page.map((key) => {
    const modified = files.get(key)?.toISOString()
    return `<Contents><Key>${key}</Key><LastModified>${modified}</LastModified><Size>1</Size></Contents>`
  })
  const isTruncated = keys.length > page.length
  response.end(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>` +
      `${isTruncated ? `<NextMarker>${page.at(-1)}</NextMarker>` : ''}${contents.join('')}</ListBucketResult>`,
  )
}
