import { DomainError } from '../../core/errors'
import { asPush } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { countPush, pushOf } from '../_shell/messages/push'

/** What WeChat pushes about subscribe messages. It may come twice, or not at all: nothing rests on it but an estimate. */
export const main = handle(
  'onMessagePush',
  asPush(async (event, call) => {
    const push = pushOf(event)
    // The platform tells whom a push is about, and so does the push itself.
    if (push.openid === '' || (call.openid !== '' && call.openid !== push.openid)) throw new DomainError(4004)
    return { counted: await countPush(call, push) }
  }),
)
