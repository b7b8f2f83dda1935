import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../ops/shell/clock'

/** How the data of a small plan are served: https://developers.weixin.qq.com/miniprogram/dev/wxcloud, quota. */
export interface SmallPlan {
  /** refused once, with these codes one after the other, before each request is answered */
  once: string[]
  /** how long a collection cannot be written from the first time that somebody tries: CloudBase-AI-Toolkit, `waitForCollectionReady` */
  settlingSeconds: number
  /** requests a second by the clock of the command; more are refused with EXCEED_RATELIMIT */
  aSecond: number
  /** how long a request takes, by the same clock */
  milliseconds: number
  refused: number
  answered: number
  /** the most that were under way at once */
  atOnce: number
}

export interface StrictData {
  url: string
  plan: SmallPlan
  close(): Promise<void>
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Decides what a small plan refuses. */
class Gate {
  readonly plan: SmallPlan = {
    once: [],
    settlingSeconds: 0,
    aSecond: Infinity,
    milliseconds: 0,
    refused: 0,
    answered: 0,
    atOnce: 0,
  }
  private readonly seen = new Map<string, number>()
  private readonly settling = new Map<string, number>()
  private times: number[] = []

  constructor(private readonly clock: Clock) {}

  refusalOf(text: string): string | undefined {
    const before = this.seen.get(text) ?? 0
    this.seen.set(text, before + 1)
    if (before < this.plan.once.length) return this.plan.once[before]
    const now = this.clock.now()
    if (this.isSettling(writtenBy(text), now)) return 'DATABASE_COLLECTION_NOT_EXIST'
    this.times = this.times.filter((at) => at > now - 1000)
    if (this.times.length >= this.plan.aSecond) return 'EXCEED_RATELIMIT'
    this.times.push(now)
    return undefined
  }

  private isSettling(collection: string | undefined, now: number): boolean {
    if (collection === undefined) return false
    const first = this.settling.get(collection) ?? now
    this.settling.set(collection, first)
    return now < first + this.plan.settlingSeconds * 1000
  }
}

function forward(incoming: IncomingMessage, body: Buffer, cloudUrl: string, response: ServerResponse): void {
  const { method, headers, url = '' } = incoming
  const onward = request(new URL(url, cloudUrl), { method, headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 500, reply.headers)
    reply.pipe(response)
  })
  onward.on('error', () => response.destroy())
  onward.end(body)
}

/** Stands before a local cloud, and refuses what a small plan refuses. */
export async function startStrictData(cloudUrl: string, clock: Clock): Promise<StrictData> {
  const gate = new Gate(clock)
  const { plan } = gate
  let underWay = 0
  const server = createServer((incoming, response) => void answer(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    plan.atOnce = Math.max(plan.atOnce, ++underWay)
    response.on('close', () => underWay--)
    const body = await bodyOf(incoming)
    await clock.sleep(plan.milliseconds)
    const code = gate.refusalOf(withoutTime(body))
    plan[code === undefined ? 'answered' : 'refused']++
    if (code === undefined) forward(incoming, body, cloudUrl, response)
    else response.end(JSON.stringify({ code, message: 'try again later', requestId: 'r' }))
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  }
}

/** The collection that a request writes to. */
function writtenBy(text: string): string | undefined {
  if (!/"action":"database\.(insert|modify)Document"/.test(text)) return undefined
  return /"collectionName":"(\w+)"/.exec(text)?.[1]
}

/** What the same request has in common whenever it is sent. */
function withoutTime(body: Buffer): string {
  const text = body.toString('latin1')
  try {
    const { timestamp: _timestamp, seqId: _seqId, ...rest } = JSON.parse(text) as Record<string, unknown>
    return JSON.stringify(rest)
  } catch {
    return text
  }
}
