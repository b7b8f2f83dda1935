import { isDeepStrictEqual } from 'node:util'
import {
  accountTemplate,
  templatesProblem,
  type AccountTemplate,
  type ListedTemplate,
} from '../../../core/messages/templates'
import { DomainError, malformed } from '../../../core/errors'
import { isForbidden } from '../../../core/shop/permission'
import { messageEvents, type MessageTemplates } from '../../../core/shop/message-templates'
import type { AdminContext, CallContext } from '../call/context'
import { openapi } from '../platform/wechat'
import { errCodeOf, warn } from '../warnings'

const FORBIDDEN_SENTENCE = '云函数没有读取订阅消息模板的权限，请用微信开发者工具上传一次（见部署文档）'
const QUOTA = 45009

function sentenceOf(code: unknown): string {
  if (isForbidden(code) || code === -604100) return FORBIDDEN_SENTENCE
  if (code === QUOTA) return '今天读取模板的次数用完了，请明天再试'
  return '暂时读不到公众平台的模板，请稍后再试'
}

/** The templates of the owner's account. WeChat lets them be read a few times a day, so that only the settings page does. */
export async function accountTemplates(call: CallContext): Promise<AccountTemplate[]> {
  try {
    const { data = [] } = await openapi().subscribeMessage.getTemplateList()
    return (data as ListedTemplate[]).map(accountTemplate)
  } catch (error) {
    await warn(call, 'the templates were not read', error)
    throw new DomainError(4005, sentenceOf(errCodeOf(error)))
  }
}

/** Refuses templates that the account does not have, and fields that cannot be filled: WeChat would refuse each message. */
export async function assertTemplates(call: AdminContext, wanted: MessageTemplates | undefined): Promise<void> {
  const { message_templates: before } = call.settings
  if (!wanted) return
  const hasNew = messageEvents.some((event) => wanted[event] && !isDeepStrictEqual(wanted[event], before[event]))
  const problem = hasNew ? templatesProblem(before, wanted, await accountTemplates(call)) : null
  if (problem) throw malformed(problem.field, problem.message)
}
