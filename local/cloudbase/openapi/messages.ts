import type { Clock } from '../clock'

export interface SentMessage {
  at: string
  touser: string
  template_id: string
  page?: string
  data: Record<string, { value: string }>
}

/** What a player agreed to receive: one tap is one message of one template, and no API tells what is left. */
export class Subscriptions {
  readonly sent: SentMessage[] = []
  private readonly consents = new Map<string, number>()

  constructor(private readonly clock: Clock) {}

  agree(openid: string, templateId: string, count = 1): number {
    const key = `${openid} ${templateId}`
    const left = (this.consents.get(key) ?? 0) + count
    this.consents.set(key, left)
    return left
  }

  /** WeChat's errcode and errmsg; 0 is sent. */
  send(message: Record<string, unknown>): { errcode: number; errmsg: string } {
    const { touser, template_id, data, page } = message
    if (typeof touser !== 'string' || !touser) return { errcode: 40003, errmsg: 'invalid openid' }
    if (typeof template_id !== 'string' || !template_id) return { errcode: 40037, errmsg: 'invalid template_id' }
    const wrong = wrongField(data)
    if (wrong !== null) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}.value is empty or too long` }
    const key = `${touser} ${template_id}`
    const left = this.consents.get(key) ?? 0
    if (left === 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
    this.consents.set(key, left - 1)
    const at = new Date(this.clock.now()).toISOString()
    const fields = data as SentMessage['data']
    this.sent.push({ at, touser, template_id, data: fields, ...(typeof page === 'string' && { page }) })
    return { errcode: 0, errmsg: 'ok' }
  }
}

/** Characters a field may hold, by the letters of its name; kinds with a format of their own are not checked. */
const LONGEST: Record<string, number | undefined> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  phone_number: 17,
  car_number: 8,
  name: 10,
  phrase: 5,
}

function wrongField(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return ''
  for (const [name, field] of Object.entries(data as Record<string, { value?: unknown } | null>)) {
    const value = typeof field?.value === 'number' ? String(field.value) : field?.value
    if (
      typeof value !== 'string' ||
      value === '' ||
      [...value].length > (LONGEST[name.replace(/\d+$/, '')] ?? Infinity)
    )
      return name
  }
  return null
}
