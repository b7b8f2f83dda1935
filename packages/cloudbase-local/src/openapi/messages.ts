import type { Clock } from '../clock'
import { refusedData, type ListedTemplate } from './templates'

export interface SentMessage {
  at: string
  touser: string
  template_id: string
  page?: string
  data: Record<string, { value: string }>
}

/** What WeChat pushes about messages, to whichever function was chosen for it. */
export type PushMessage = (openid: string, event: string, entries: Record<string, unknown>[]) => void

/** What a client agreed to receive: one tap is one message of one template, and no API tells what is left. */
export class Subscriptions {
  readonly sent: SentMessage[] = []
  private readonly consents = new Map<string, { openid: string; template_id: string; left: number }>()
  private readonly templates: Map<string, ListedTemplate>
  private messageCount = 0

  constructor(
    private readonly clock: Clock,
    templates: readonly ListedTemplate[],
    private readonly push: PushMessage,
  ) {
    this.templates = new Map(templates.map((template) => [template.priTmplId, template]))
  }

  /** The templates of the account. */
  list(): { errcode: 0; errmsg: string; data: ListedTemplate[] } {
    return { errcode: 0, errmsg: 'ok', data: [...this.templates.values()] }
  }

  /** Consents that somebody still has, for who looks on: no API tells of them. */
  left(): { openid: string; template_id: string; left: number }[] {
    return [...this.consents.values()].filter(({ left }) => left > 0)
  }

  agree(openid: string, template_id: string, count = 1): number {
    const left = this.leftOf(openid, template_id) + count
    this.consents.set(`${openid} ${template_id}`, { openid, template_id, left })
    return left
  }

  /** What a person answered to the question of a program, for each template. */
  answer(openid: string, results: Record<string, string>): void {
    const entries = Object.entries(results).map(([TemplateId, SubscribeStatusString]) => {
      if (SubscribeStatusString === 'accept') this.agree(openid, TemplateId)
      return { TemplateId, SubscribeStatusString, PopupScene: 0 }
    })
    this.push(openid, 'subscribe_msg_popup_event', entries)
  }

  /** A person switches a template off in the program's settings. */
  switchOff(openid: string, template_id: string): void {
    this.consents.delete(`${openid} ${template_id}`)
    this.push(openid, 'subscribe_msg_change_event', [{ TemplateId: template_id, SubscribeStatusString: 'reject' }])
  }

  /** WeChat's errcode and errmsg; 0 is sent. */
  send(message: Record<string, unknown>): { errcode: number; errmsg: string; msgid?: string } {
    const { touser, template_id, data, page } = message
    if (typeof touser !== 'string' || !touser) return { errcode: 40003, errmsg: 'invalid openid' }
    const template = typeof template_id === 'string' ? this.templates.get(template_id) : undefined
    if (!template) return { errcode: 40037, errmsg: 'invalid template_id' }
    const refusal = refusedData(template, data)
    if (refusal !== null) return { errcode: 47003, errmsg: refusal }
    const left = this.leftOf(touser, template.priTmplId)
    if (left === 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
    this.agree(touser, template.priTmplId, -1)
    const at = new Date(this.clock.now()).toISOString()
    const fields = data as SentMessage['data']
    const msgid = String((this.messageCount += 1))
    this.sent.push({
      at,
      touser,
      template_id: template.priTmplId,
      data: fields,
      ...(typeof page === 'string' && { page }),
    })
    const entry = { TemplateId: template.priTmplId, MsgID: msgid, ErrorCode: 0, ErrorStatus: 'success' }
    this.push(touser, 'subscribe_msg_sent_event', [entry])
    return { errcode: 0, errmsg: 'ok', msgid }
  }

  private leftOf(openid: string, template_id: string): number {
    return this.consents.get(`${openid} ${template_id}`)?.left ?? 0
  }
}
