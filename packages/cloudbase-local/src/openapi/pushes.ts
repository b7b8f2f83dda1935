import type { CallReply } from '../calls'
import type { Clock } from '../clock'
import type { Environment } from '../environment'
import type { Caller } from '../functions/identity'
import type { PushMessage } from './messages'

type CallFunction = (name: string, event: object, caller: Partial<Caller>) => Promise<CallReply>

interface PushOptions {
  environment: Environment
  clock: Clock
  call: CallFunction
}

/** Which function gets an event is chosen in the console; environment.json says it here. */
function receiverOf({ functions }: Environment, event: string): string | undefined {
  return Object.keys(functions).find((name) => functions[name]?.push?.includes(event))
}

/**
 * WeChat's message push to a function: nobody waits for its answer. One entry is written as an object and several as a list.
 * What SOURCE such a call has is not documented; here it has none that a client could have.
 */
export function messagePush({ environment, clock, call }: PushOptions): PushMessage {
  return (openid, event, entries) => {
    const receiver = receiverOf(environment, event)
    if (receiver === undefined) return
    const body = {
      ToUserName: 'gh_local',
      FromUserName: openid,
      CreateTime: Math.floor(clock.now() / 1000),
      MsgType: 'event',
      Event: event,
      List: entries.length === 1 ? entries[0] : entries,
    }
    void call(receiver, body, { openid, source: 'wx_unknown' }).catch(() => undefined)
  }
}
