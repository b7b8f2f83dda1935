/** As much of a reply as the tour looks at; a client of the door knows the wire alone. */
export interface Order {
  id: string
  order_no: string
  pay_code: string
  amount: number
  status: string
  start_time: string
  created_at: string
  expire_at?: string
  reason: string
  proofs: { url?: string; width: number; height: number }[]
}

interface Data {
  role?: string | null
  order?: Order
  pending_order?: Order | null
  orders?: Order[]
  slots?: { start_time: string; remaining: number }[]
  audits?: { action: string }[]
}

export interface Reply {
  code: number
  message?: string
  detail?: { status?: string }
  data?: Data
}

export interface Customer {
  openid: string
  /** What wx.login gives. */
  code(): Promise<string>
  call(name: string, event: object): Promise<Reply>
  /** The data of a call that must succeed. */
  ask(name: string, event: object): Promise<Data>
  upload(bytes: Uint8Array): Promise<string>
}

interface Health {
  functions: Record<string, { calls: number; busy: number } | undefined>
}

function pause(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The public door of a running instance. */
export class Door {
  constructor(readonly url: string) {}

  customer(openid: string): Customer {
    const headers: Record<string, string> = openid === '' ? {} : { 'x-local-openid': openid }
    const call: Customer['call'] = async (name, event) => {
      const { result, errMsg } = await this.post<{ result?: Reply; errMsg: string }>(`call/${name}`, event, headers)
      if (!result) throw new Error(`${name}: ${errMsg}`)
      return result
    }
    return {
      openid,
      call,
      code: async () => (await this.post<{ code: string }>('code', {}, headers)).code,
      ask: async (name, event) => {
        const { code, message, data } = await call(name, event)
        if (code !== 0 || !data) throw new Error(`${name} answered ${code} ${message ?? ''}`)
        return data
      },
      upload: async (bytes) => {
        const path = `inbox/${openid}/${Date.now()}-${bytes.length}.jpg`
        return (await this.post<{ fileID: string }>(`upload?path=${path}`, bytes, headers)).fileID
      },
    }
  }

  async now(): Promise<number> {
    return Date.parse((await this.get<{ now: string }>('clock')).now)
  }

  async moveClock(to: number): Promise<void> {
    await this.post('clock', { now: new Date(to).toISOString() })
    await pause(100)
    while ((await this.timer()).busy > 0) await pause(50)
  }

  /** Until well inside a minute, so that what is timed next does not end when the timer of every minute runs. */
  async awayFromTheMinute(): Promise<void> {
    const now = await this.now()
    const seconds = (now / 1000) % 60
    if (seconds < 10 || seconds > 40) await this.moveClock(now + ((75 - seconds) % 60) * 1000)
  }

  async timerRuns(): Promise<number> {
    return (await this.timer()).calls
  }

  async runTimer(name: string): Promise<Reply> {
    return (await this.post<{ result: Reply }>(`timers/${name}`, {})).result
  }

  private async timer(): Promise<{ calls: number; busy: number }> {
    return (await this.get<Health>('health')).functions.expireCron ?? { calls: 0, busy: 0 }
  }

  private async get<R>(path: string): Promise<R> {
    return (await (await fetch(`${this.url}/__local/${path}`)).json()) as R
  }

  private async post<R>(path: string, body: object, headers: Record<string, string> = {}): Promise<R> {
    const content = body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body)
    const reply = await fetch(`${this.url}/__local/${path}`, { method: 'POST', headers, body: content })
    return (await reply.json()) as R
  }
}
