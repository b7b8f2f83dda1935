import { addMinutes, type Instant } from '../time'
import { isForbidden } from '../shop/permission'
import { dropped, type Message } from './outbox'

/** No consent, or none left. That is no fault. */
export const NO_CONSENT = 43101

/** What only the owner can mend, and with what. */
export const remedies: Record<number, string> = {
  47003: '模板里有一项的内容微信不收，请在设置里重新选择这一项填什么',
  40037: '微信不认得这个模板，可能已在公众平台删除，请在设置里重新选择',
  41030: '消息要打开的页面不在已发布的版本里，请先发布小程序',
  40003: '微信不认得这位收件人，不用处理',
  43107: '公众平台关闭了订阅消息的能力，请到公众平台查看',
  43108: '这个模板的发送受到限制，请到公众平台查看',
  [-604101]: '云函数没有发送订阅消息的权限，请用微信开发者工具上传一次（见部署文档）',
  [-604100]: '云函数没有发送订阅消息的权限，请用微信开发者工具上传一次（见部署文档）',
  [-501007]: '定时器没有调用微信接口的权限，请用微信开发者工具上传一次触发器（见部署文档）',
}

/** Whether WeChat would refuse the same once more. */
function isConfigurationFault(code: number): boolean {
  return code in remedies || isForbidden(code)
}

/** Whether a code is WeChat's own: the others below zero say that no answer came, and nothing of what was done. */
export function isAnswer(code: unknown): code is number {
  return typeof code === 'number' && (code >= 0 || isConfigurationFault(code))
}

export type Answer = { code: number; msgid: string } | 'unknown'

const LONGEST_WAIT_MINUTES = 32

/** 1, 2, 4 … minutes between tries. */
function nextTry({ tries }: Message, now: Instant): Instant {
  return addMinutes(now, Math.min(LONGEST_WAIT_MINUTES, 2 ** Math.max(0, tries - 1)))
}

/** The message after an attempt. `unknown` is an attempt without an answer: it may have been sent. */
export function afterAnswer(message: Message, answer: Answer, now: Instant): Message {
  if (answer === 'unknown')
    return { ...message, status: 'queued', doubts: message.doubts + 1, code: null, try_at: nextTry(message, now) }
  const heard = { ...message, code: answer.code }
  if (answer.code === 0) return { ...heard, status: 'sent', sent_at: now, msgid: answer.msgid, try_at: null }
  if (answer.code === NO_CONSENT) return dropped(heard, 'no_consent')
  if (isConfigurationFault(answer.code)) return { ...heard, status: 'failed', try_at: null }
  return { ...heard, status: 'queued', try_at: nextTry(message, now) }
}
