import { randomUUID } from 'node:crypto'
import {
  afterAlert,
  alertText,
  claimedRobot,
  isAlertDue,
  newRobot,
  problemOfAnswer,
  robotOf,
  type Robot,
} from '../../../core/messages/alerts'
import type { Waiting } from '../../../core/messages/sources'
import type { RobotView } from '../../../core/contract/contract'
import { DomainError, malformed } from '../../../core/errors'
import type { AdminContext, CallContext } from '../call/context'
import { inTransaction, retrying } from '../call/retry'
import { documents } from '../platform/database'
import { tellRobot } from '../platform/robot'
import { writeAudit } from '../stores/audits'

/** The robot that the admins are told by, if there is one. */
export async function readRobot(): Promise<Robot | null> {
  const [robot = null] = await documents.find('alerts', { _id: 'robot' })
  return robot
}

/** What an owner reads of the robot: all but its address, which whoever has it can write to. */
export function robotView({ kind, changed_at, told_at, problem }: Robot): RobotView {
  return { kind, changed_at, told_at, problem }
}

/** Sets the robot, or with '' removes it. The audit tells of which kind it is, and nothing of its address. */
export async function changeRobot(call: AdminContext, url: string): Promise<Robot | null> {
  const kind = robotOf(url)
  if (url !== '' && kind === null)
    throw malformed('url', '请填企业微信、飞书或钉钉群机器人的完整地址（以 https:// 开头）')
  return inTransaction(call, async (tx) => {
    const before = await tx.get('alerts', 'robot')
    if ((before?.url ?? '') === url) return before
    const after = kind === null ? null : newRobot(url, kind, call.openid, call.now)
    if (after) await tx.set('alerts', after)
    else await tx.remove('alerts', 'robot')
    const fact = (robot: Robot | null) => robot && { robot: robot.kind }
    await writeAudit(tx, call, { action: 'change_robot', reason: '', before: fact(before), after: fact(after) })
    return after
  })
}

/** Takes the robot into this call's hands; null when somebody else has it for this minute. */
async function claimRobot(robot: Robot, call: CallContext): Promise<Robot | null> {
  const claimed = claimedRobot(robot, randomUUID(), call.now)
  const asRead = { _id: 'robot', claim: robot.claim, changed_at: robot.changed_at }
  const { claim, quiet_until } = claimed
  return (await documents.updateWhere('alerts', asRead, { claim, quiet_until })) > 0 ? claimed : null
}

async function writeOutcome(call: CallContext, robot: Robot, outcome: Partial<Robot>): Promise<void> {
  await retrying(call, () => documents.updateWhere('alerts', { _id: 'robot', claim: robot.claim }, outcome))
}

/** Tells the admins' group of what waits, if it is time to. */
export async function alertByRobot(call: CallContext, robot: Robot, waiting: Waiting): Promise<void> {
  if (!isAlertDue(robot, waiting, call.now)) return
  const claimed = await claimRobot(robot, call)
  if (!claimed) return
  const answer = await tellRobot(claimed, alertText(waiting, call.now))
  const { quiet_until, told_newest, told_at, reminders, problem } = afterAlert(claimed, answer, waiting, call.now)
  await writeOutcome(call, claimed, { quiet_until, told_newest, told_at, reminders, problem })
}

/** Sends one message to the group; what went wrong, in a sentence, or ''. */
export async function testRobot(call: AdminContext): Promise<{ robot: Robot; problem: string }> {
  const claimed = await inTransaction(call, async (tx) => {
    const robot = await tx.get('alerts', 'robot')
    if (!robot) throw new DomainError(4005, '还没有设置群机器人')
    if (call.now < robot.quiet_until)
      throw new DomainError(4006, '刚发过一条，请过一分钟再试', { retry_at: robot.quiet_until })
    const taken = claimedRobot(robot, randomUUID(), call.now)
    await tx.set('alerts', taken)
    return taken
  })
  const problem = problemOfAnswer(await tellRobot(claimed, '测试：待核验的截图会在这里提醒'))
  await writeOutcome(call, claimed, { problem })
  return { robot: { ...claimed, problem }, problem }
}
