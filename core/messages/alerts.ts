import { addMinutes, type Instant } from '../time'
import type { Waiting } from './sources'

/** The robots of group chats that can be told. Nothing else is ever called: an address is data that somebody wrote. */
const robots = {
  wecom: { host: 'qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', name: '企业微信' },
  feishu: { host: 'open.feishu.cn', path: '/open-apis/bot/v2/hook/', name: '飞书' },
  dingtalk: { host: 'oapi.dingtalk.com', path: '/robot/send', name: '钉钉' },
} as const

export type RobotKind = keyof typeof robots

export const robotKinds = Object.keys(robots) as RobotKind[]

/** Scheme, host, path, query: nothing else, and no part of it spelled in another way. */
const ADDRESS = /^https:\/\/([a-z.]+)(\/[\w/-]*)(\?[\w=&%.-]*)?$/

/** The robot whose address this is; null for every other address. */
export function robotOf(url: string): RobotKind | null {
  const [, host = '', path = ''] = ADDRESS.exec(url) ?? []
  return robotKinds.find((kind) => robots[kind].host === host && path.startsWith(robots[kind].path)) ?? null
}

/** What a robot of this kind takes as a text. */
export function robotBody(kind: RobotKind, text: string): object {
  if (kind === 'feishu') return { msg_type: 'text', content: { text } }
  return { msgtype: 'text', text: { content: text } }
}

/** What a robot answers within a 200: its code, 0 is taken. */
export function robotCode(answer: unknown): number | null {
  const { errcode, code, StatusCode } = (answer ?? {}) as Record<string, unknown>
  const found = errcode ?? code ?? StatusCode
  return typeof found === 'number' ? found : null
}

/** "Too often" in the words of the three: whoever goes on is shut out for longer. */
const tooOften = [45009, 11232, 130101, 9499]

/** The robot that the admins are told by, and what it was told last. The address is a secret. */
export interface Robot {
  _id: 'robot'
  url: string
  kind: RobotKind
  changed_at: Instant
  changed_by: string
  /** before this nothing is sent: a minute after the last alert, ten after "too often" */
  quiet_until: Instant
  /** which attempt may write its outcome */
  claim: string
  /** the newest proof that was told of; '' before the first */
  told_newest: Instant
  told_at: Instant | null
  /** how many reminders of the same proofs were sent */
  reminders: number
  /** what went wrong last; '' when nothing did */
  problem: string
}

const PAUSE_MINUTES = 10
/** What waits on is told again after so long, then after twice as long, and so on. */
const REMIND_MINUTES = 30

/** "3 张截图待核验，最久 12 分钟": figures alone, for it leaves the shop's cloud. */
export function alertText({ count, oldest }: Waiting, now: Instant): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(oldest)) / 60_000))
  const age = minutes >= 120 ? `${Math.floor(minutes / 60)} 小时` : `${minutes} 分钟`
  return `${count} 张截图待核验，最久 ${age}`
}

/** Whether the admins are to be told now: of what is new, or once more of what still waits. */
export function isAlertDue(
  robot: Pick<Robot, 'quiet_until' | 'told_newest' | 'told_at' | 'reminders'>,
  waiting: Waiting,
  now: Instant,
): boolean {
  if (waiting.count === 0 || now < robot.quiet_until) return false
  if (waiting.newest > robot.told_newest || robot.told_at === null) return true
  return addMinutes(robot.told_at, REMIND_MINUTES * 2 ** robot.reminders) <= now
}

/** The timer comes once a minute, never to the second: a whole minute of silence would now and then be two. */
const QUIET_MINUTES = 50 / 60

/** The robot in the hands of a sender: at most one alert a minute leaves, whoever else runs. */
export function claimedRobot(robot: Robot, claim: string, now: Instant): Robot {
  return { ...robot, claim, quiet_until: addMinutes(now, QUIET_MINUTES) }
}

/** A robot that has told nothing yet. */
export function newRobot(url: string, kind: RobotKind, changed_by: string, now: Instant): Robot {
  const untold = { told_newest: '', told_at: null, reminders: 0, problem: '' }
  return { _id: 'robot', url, kind, changed_at: now, changed_by, quiet_until: now, claim: '', ...untold }
}

export type RobotAnswer = { code: number | null } | 'unreachable' | 'redirected'

const sentences = {
  unreachable: '机器人没有回答，请检查网络或地址',
  redirected: '机器人的地址转到了别处，请重新复制一次地址',
}

/** The robot after an attempt. What was not taken is told again when the silence ends. */
export function afterAlert(robot: Robot, answer: RobotAnswer, waiting: Waiting, now: Instant): Robot {
  if (typeof answer === 'string') return { ...robot, problem: sentences[answer] }
  if (answer.code === 0) {
    const isNew = waiting.newest > robot.told_newest
    return {
      ...robot,
      problem: '',
      told_at: now,
      told_newest: waiting.newest,
      reminders: isNew ? 0 : robot.reminders + 1,
    }
  }
  const problem = robotProblem(answer.code)
  if (answer.code === null || !tooOften.includes(answer.code)) return { ...robot, problem }
  return { ...robot, problem, quiet_until: addMinutes(now, PAUSE_MINUTES) }
}

function robotProblem(code: number | null): string {
  if (code === null) return '机器人的回答看不懂，请检查地址'
  if (tooOften.includes(code)) return `发得太频繁，${PAUSE_MINUTES} 分钟后再发（${code}）`
  return `机器人拒绝了消息（${code}），请检查地址和机器人的安全设置`
}

/** Whether an answer means that the alert arrived, in a sentence for the owner who tests; '' when it did. */
export function problemOfAnswer(answer: RobotAnswer): string {
  if (typeof answer === 'string') return sentences[answer]
  return answer.code === 0 ? '' : robotProblem(answer.code)
}
