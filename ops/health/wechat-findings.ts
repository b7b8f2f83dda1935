import { isForbidden, NO_TOKEN, type Answered } from '../../core/shop/permission'
import { FORBIDDEN, type ForbiddenCall, type Heartbeat, type SelfCheckRecord } from '../../core/shop/system'
import type { Cloud } from '../cloud/cloud'
import type { Description } from '../plan/environment'
import type { State } from '../plan/live-state'
import { hint, problem, type Finding } from './finding'

/** What only WeChat's own tools can set. Nothing here can look at it, but the functions write down what WeChat answers them. */

/** WeChat DevTools sets this variable, and no other interface does: without it a timer's call has no token. */
const TOKEN_OF_TIMERS = 'WX_TRIGGER_API_TOKEN_V0'

function uploadTrigger(name: string): string {
  return `in WeChat DevTools, right-click ${name} → 上传触发器 (upload triggers); within ten minutes: npm run doctor`
}
function uploadFunction(name: string): string {
  return `in WeChat DevTools, right-click ${name} → upload and deploy: all files; ten minutes later: npm run doctor`
}
const RUN_SELF_CHECK =
  "as the owner, in the console of WeChat DevTools: wx.cloud.callFunction({ name: 'selfCheck' }); then: npm run doctor"

/** What WeChat answered when functions asked it for something. */
interface Answers {
  forbidden: Map<string, ForbiddenCall>
  beats: Heartbeat[]
  selfCheck: SelfCheckRecord | undefined
}

async function readAnswers(cloud: Cloud, beats: Heartbeat[]): Promise<Answers> {
  const found = (await cloud.find('system', { code: cloud.operators.exists(true) })) as unknown as ForbiddenCall[]
  const forbidden = found.filter(({ _id }) => _id.startsWith(FORBIDDEN))
  return {
    forbidden: new Map(forbidden.map((one) => [one._id.slice(FORBIDDEN.length), one])),
    beats,
    selfCheck: (await cloud.get('system', 'selfCheck')) as SelfCheckRecord | undefined,
  }
}

export async function wechatFindings(
  description: Description,
  state: State,
  cloud: Cloud,
  beats: Heartbeat[],
): Promise<Finding[]> {
  const callers = Object.entries(description.functions).filter(
    ([name, { openapi }]) => openapi.length > 0 && state.functions.has(name),
  )
  if (callers.length === 0) return []
  const answers = await readAnswers(cloud, beats)
  return [
    ...callers.flatMap(([name, { timer }]) => findingOf(name, timer !== undefined, state, answers)),
    ...selfCheckFindings(
      callers.map(([name]) => name),
      description,
      answers,
    ),
  ]
}

function findingOf(name: string, isTimer: boolean, state: State, { forbidden, beats }: Answers): Finding[] {
  const live = state.functions.get(name)
  const refused = forbidden.get(name)
  // whoever uploaded it since has perhaps cured it
  const isCurrent = refused && refused.at > (live?.changedAt ?? '')
  const answered = isTimer ? beats.find(({ _id }) => _id === name)?.messages : undefined
  if (answered && isForbidden(answered.code)) return [refusal(name, answered)]
  if (isCurrent) return [refusal(name, refused)]
  if (!isTimer || answered || live?.config.environment[TOKEN_OF_TIMERS] !== undefined) return []
  return [
    hint(
      `the timer of ${name} was not uploaded by WeChat DevTools: the variable ${TOKEN_OF_TIMERS} is absent`,
      `Messages that it sends to players fail with ${NO_TOKEN}. The timer asks WeChat by itself when it runs next.`,
      uploadTrigger(name),
    ),
  ]
}

function refusal(name: string, { at, code }: Answered): Finding {
  const isToken = code === NO_TOKEN
  return problem(
    `WeChat refused ${name} with ${code} at ${at}: ${isToken ? 'its timer has no token' : 'it has no permission'}`,
    'Messages do not reach players, and texts are not checked.',
    isToken ? uploadTrigger(name) : uploadFunction(name),
  )
}

function selfCheckFindings(callers: string[], { functions }: Description, { selfCheck }: Answers): Finding[] {
  if (selfCheck && selfCheck.failed.length > 0)
    return [
      problem(
        `the self-check of ${selfCheck.at} found wrong: ${selfCheck.failed.join('; ')}`,
        'The shop is built on what it asks: something may fail that nobody sees.',
        `read what it answered and cure that; then once more, ${RUN_SELF_CHECK}`,
      ),
    ]
  if (selfCheck) return []
  return [
    hint(
      `whether ${callers.join(', ')} may call WeChat cannot be seen from here, until the self-check was run or one is refused`,
      'Where they may not, messages and checks of texts fail with -604101.',
      `upload these functions once in WeChat DevTools; then, ${functions.selfCheck ? RUN_SELF_CHECK : 'npm run doctor'}`,
    ),
  ]
}
