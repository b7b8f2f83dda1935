import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { inspect } from '../_shell/checks/inspection'
import { repairFinding } from '../_shell/checks/repairs'

const SHOWN = 200

/** Looks through everything that is written down for contradictions; with `repair`, repairs what can be repaired without any doubt. */
export const main = handle(
  'checkInvariants',
  asAdmin('owner', async ({ repair = false }, call) => {
    const before = await inspect(call)
    const repaired: string[] = []
    if (repair)
      for (const finding of before.findings) if (await repairFinding(call, finding)) repaired.push(finding.sentence)
    const { findings, orders } = repaired.length > 0 ? await inspect(call) : before
    const shown = findings
      .slice(0, SHOWN)
      .map(({ repair: how, ...finding }) => ({ ...finding, repairable: how !== undefined }))
    return { orders, total: findings.length, findings: shown, repaired }
  }),
)
