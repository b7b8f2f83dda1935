import { remedies } from '../../core/messages/answers'
import type { Message } from '../../core/messages/outbox'
import type { MessageView } from '../../core/contract/contract'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { readRobot, robotView } from '../_shell/messages/robot'
import { documents } from '../_shell/platform/database'

const SHOWN = 100

function view({ _id, order_id, event, status, why, code, at, sent_at }: Message): MessageView {
  const remedy = status === 'failed' ? (remedies[code ?? 0] ?? '') : ''
  return { id: _id, order_id, event, status, why, code, remedy, at, sent_at }
}

/** What was sent to whom is told by the orders; here an owner sees whether messages arrive at all, and why not. */
export const main = handle(
  'listMessages',
  asAdmin('owner', async () => {
    const messages = await documents.find('messages', {}, { order: [['at', 'desc']], limit: SHOWN })
    const robot = await readRobot()
    return { messages: messages.map(view), robot: robot && robotView(robot) }
  }),
)
