import { newMessageToAdmin } from '../../../core/messages/outbox'
import type { Waiting } from '../../../core/messages/sources'
import { atLeast } from '../../../core/shop/roles'
import type { Settings } from '../../../core/shop/settings'
import type { CallContext } from '../call/context'
import { documents, operators } from '../platform/database'
import { addMessages } from '../stores/messages'
import { alertByRobot, readRobot } from './robot'
import { waitingProofs } from './waiting'

/** A message for every admin who may judge and has agreed to one, about the newest proof: once for each, whoever runs. */
async function messageAdmins(call: CallContext, { newest }: Waiting, template_id: string): Promise<void> {
  const admins = (await documents.find('admins', {})).filter(({ role }) => atLeast(role, 'operator'))
  const _ = operators()
  const ids = admins.map(({ _id }) => _id)
  const consents = await documents.find('consents', { _id: _.in(ids) }, { limit: ids.length })
  const willing = consents.filter(({ templates }) => (templates[template_id]?.accepted ?? 0) > 0)
  await addMessages(willing.map(({ _id }) => newMessageToAdmin(_id, newest, call.now)))
}

/** Tells the admins that proofs wait: their group's robot, and each of them in WeChat. */
export async function alertAdmins(call: CallContext, { message_templates }: Settings): Promise<void> {
  const robot = await readRobot()
  const template = message_templates.proof_waits
  if (!robot && !template) return
  const waiting = await waitingProofs(call.now)
  if (waiting.count === 0) return
  if (template) await messageAdmins(call, waiting, template.template_id)
  if (robot) await alertByRobot(call, robot, waiting)
}
