import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import CloudBase from '@cloudbase/manager-node'
import { ENV, otherAnswers, tableAnswers } from './tencent-answers'
import { functionAnswers } from './tencent-functions'
import { newState, Refusal, type TencentState } from './tencent-state'

/** A stand-in for Tencent's management interface: records, answers as the library's sources say, refuses and fails. */
export interface Tencent {
  state: TencentState
  /** every request so far, in order */
  requests: { action: string; body: string }[]
  /** from the next request that changes something plus `after`, the line is dead; `done`: that one was still carried out */
  die(after: number, done: boolean): void
  revive(): void
  close(): Promise<void>
}

const answers = { ...tableAnswers, ...functionAnswers, ...otherAnswers } as Record<
  string,
  (state: TencentState, request: unknown, url: string) => object
>

const isChange = (action: string) => !/^(Describe|List|Get)/.test(action)

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

export async function startTencent(): Promise<Tencent> {
  const requests: Tencent['requests'] = []
  let death: { left: number; done: boolean } | null = null
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const restore = redirect(url)
  const tencent: Tencent = {
    state: newState(),
    requests,
    die: (left, done) => void (death = { left, done }),
    revive: () => void (death = null),
    close: () => new Promise((resolve) => (restore(), server.closeAllConnections(), server.close(() => resolve()))),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    if (request.url?.startsWith('/code/')) return sendCode(tencent.state, request.url, response)
    const action = String(request.headers['x-tc-action'])
    const isDead = death !== null && (isChange(action) ? death.left-- <= 0 : death.left < 0)
    if (isDead && !(death?.done && death.left === -1)) return void request.socket.destroy()
    requests.push({ action, body })
    const reply = carryOut(tencent.state, action, body, request, url)
    if (isDead) return void request.socket.destroy()
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
    if (!found) throw new Refusal('InvalidAction', `The stand-in does not know ${action}.`)
    return structuredClone(found(state, JSON.parse(body), url))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { Error: { Code: error.code, Message: error.message } }
  }
}

function sendCode(state: TencentState, path: string, response: ServerResponse): void {
  const [, , name = '', version] = path.split('/')
  const kept = state.functions.get(name)?.versions.find(({ Version }) => Version === version)
  response.statusCode = kept ? 200 : 404
  response.end(Buffer.from(kept?.code ?? '', 'base64'))
}

/** TCB_BASE_URL redirects one service of the library only; this redirects all of them. */
function redirect(url: string): () => void {
  const client = Reflect.get(new CloudBase({ envId: ENV }).commonService('scf'), 'commonService') as object
  const prototype = Object.getPrototypeOf(client) as object
  const own = Object.getOwnPropertyDescriptor(prototype, 'baseUrl') ?? {}
  Object.defineProperty(prototype, 'baseUrl', { configurable: true, get: () => url })
  return () => void Object.defineProperty(prototype, 'baseUrl', own)
}
