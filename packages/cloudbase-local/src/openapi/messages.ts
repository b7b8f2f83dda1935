import type { Clock } from '../clock'
import { refusedValue } from './template-values'

export interface SentMessage {
  at: string
  touser: string
  template_id: string
  page?: string
  data: Record<string, { value: string }>
}

/** What a client agreed to receive: one tap is one message of one template, and no API tells what is left. */
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
    const refusal = refusedValue(data)
    if (refusal !== null) return { errcode: 47003, errmsg: refusal }
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
