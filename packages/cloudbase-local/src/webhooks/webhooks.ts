import type { Clock } from '../clock'
import {
  DROPPED,
  HttpError,
  jsonAnswer,
  readJson,
  type HttpAnswer,
  type HttpRequest,
  type Route,
} from '../http/exchange'

/** How the receiver behaves: as it should, or as receivers do on bad days. */
export const webhookModes = ['ok', 'busy', 'refuse', 'redirect', 'slow', 'die', 'nonsense'] as const

export type WebhookMode = (typeof webhookModes)[number]

export interface ReceivedWebhook {
  at: string
  host: string
  text: string
}

interface Robot {
  path: string
  ok: object
  busy: object
  refuse: object
  textOf: (body: Record<string, unknown>) => unknown
}

type Texts = { text?: { content?: unknown }; content?: { text?: unknown } }

const ofTencent = {
  ok: { errcode: 0, errmsg: 'ok' },
  busy: { errcode: 45009, errmsg: 'api freq out of limit' },
  refuse: { errcode: 93000, errmsg: 'invalid webhook url' },
  textOf: (body: Record<string, unknown>) => (body.msgtype === 'text' ? (body as Texts).text?.content : undefined),
}

/** The robots of group chats, and what each of them takes and answers. */
const robots: Record<string, Robot | undefined> = {
  'qyapi.weixin.qq.com': { path: '/cgi-bin/webhook/send', ...ofTencent },
  'oapi.dingtalk.com': {
    path: '/robot/send',
    ...ofTencent,
    busy: { errcode: 130101, errmsg: 'send too fast' },
    refuse: { errcode: 310000, errmsg: 'keywords not in content' },
  },
  'open.feishu.cn': {
    path: '/open-apis/bot/v2/hook/',
    ok: { code: 0, msg: 'success', data: {} },
    busy: { code: 11232, msg: 'frequency limited' },
    refuse: { code: 19001, msg: 'param invalid: incoming webhook access token invalid' },
    textOf: (body) => (body.msg_type === 'text' ? (body as Texts).content?.text : undefined),
  },
}

const LIMIT = 20 * 1024
const ROOT = '/__local/webhooks/'
/** Longer than anybody waits. */
const SLOW_MS = 20_000

/** Stands in for the group chats' robots: functions reach it by WEBHOOK_API_URL, followed by host and path of the real one. */
export class Webhooks {
  readonly received: ReceivedWebhook[] = []
  mode: WebhookMode = 'ok'

  constructor(private readonly clock: Clock) {}

  readonly route: Route = async (request) => {
    const { pathname } = request.url
    if (!pathname.startsWith(ROOT) || request.method !== 'POST') return null
    const [host = '', ...path] = pathname.slice(ROOT.length).split('/')
    return this.answer(host, `/${path.join('/')}`, request)
  }

  private async answer(host: string, path: string, request: HttpRequest): Promise<HttpAnswer | typeof DROPPED> {
    const robot = robots[host]
    if (!robot || !path.startsWith(robot.path)) throw new HttpError(404, `There is no robot at ${host}${path}.`)
    const text = robot.textOf(await readJson(request, LIMIT))
    switch (this.mode) {
      case 'die':
        return DROPPED
      case 'slow':
        await new Promise<void>((resolve) => this.clock.after(SLOW_MS, resolve))
        return DROPPED
      case 'redirect':
        return { status: 302, headers: { location: '/__local/health' }, body: new Uint8Array() }
      case 'nonsense':
        return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') }
      case 'busy':
      case 'refuse':
        return jsonAnswer(robot[this.mode])
      case 'ok':
        if (typeof text !== 'string' || text === '') return jsonAnswer(robot.refuse)
        this.received.push({ at: new Date(this.clock.now()).toISOString(), host, text })
        return jsonAnswer(robot.ok)
    }
  }
}
