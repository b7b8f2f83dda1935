import Taro from '@tarojs/taro'
import { templatesToAsk, type MessageEvent } from '../../../core/shop/message-templates'
import { newKey } from './attempts'
import { call } from './call'
import { amendSession, currentSession } from './session'

type Answers = Record<string, string>

/** Only the answers for the templates: WeChat writes `errMsg` beside them. */
function answersFor(tmplIds: string[], result: object): Answers {
  const answers = result as Partial<Answers>
  return Object.fromEntries(tmplIds.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])))
}

async function record(results: Answers): Promise<void> {
  if (Object.keys(results).length === 0) return
  const { messages_left } = await call('recordConsent', { tap_id: newKey(), results })
  amendSession({ messages_left })
}

/**
 * Asks to send a message later about each of these events. Only works inside a tap, before anything is waited for; a refusal is
 * no failure. What was agreed to is told to the shop behind the back of whatever comes next: it is an estimate.
 */
export async function askForMessages(events: readonly MessageEvent[]): Promise<boolean> {
  const tmplIds = templatesToAsk(currentSession()?.settings.template_ids ?? {}, events)
  if (tmplIds.length === 0) return true
  // The types ask for an Alipay field that WeChat does not know.
  const asked = Taro.requestSubscribeMessage({ tmplIds } as Taro.requestSubscribeMessage.Option)
  const results = await asked.then((result) => answersFor(tmplIds, result)).catch((): Answers => ({}))
  void record(results).catch(() => undefined)
  return Object.values(results).some((answer) => answer.startsWith('accept'))
}
