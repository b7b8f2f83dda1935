import { readBundles } from './cloud/bundles'
import { openCloud } from './cloud/cloud'
import { EXIT, main, type Command } from './shell/command'
import { readCredentials } from './cloud/credentials'
import { readDescription, type Description } from './plan/environment'
import { openManager } from './cloud/manager'
import { planOf, type Step } from './plan/plan'
import { symptomsOf } from './plan/health-findings'
import { readState } from './plan/live-state'

const HELP = `npm run doctor -- [options]
Compares a CloudBase environment with environment.json and with what the functions need, and changes nothing. Every
difference is named with its consequence and its cure. Ends with 0 when all is well, 3 when something has to be cured,
1 when it could not look.

  --environment FILE   another description than environment.json
  --json               print one JSON value
  --dry-run            the same: a doctor only looks

Needs what npm run deploy needs, and a build in dist/cloudfunctions.`

/** Something that is not as it should be. */
export interface Finding {
  what: string
  consequence: string
  cure: string
  /** a hint does no harm as it is */
  is_hint: boolean
}

function fromStep({ what, consequence, cure }: Step): Finding {
  return {
    what: `to do: ${what}`,
    consequence,
    is_hint: false,
    cure: cure ?? 'npm run deploy',
  }
}

export const doctor: Command = {
  name: 'doctor',
  help: HELP,
  options: { environment: { type: 'string' } },
  async work(flags, variables, { say }) {
    const credentials = readCredentials(variables)
    const description: Description = readDescription(flags.environment as string | undefined)
    const [manager, cloud, now] = [openManager(credentials), openCloud(credentials), new Date().toISOString()]
    await manager.assertReachable()
    const bundles = readBundles(Object.keys(description.functions))
    const state = await readState(description, manager, cloud, now)
    const findings = [
      ...planOf({ description, bundles, secrets: credentials.secrets }, state).map(fromStep),
      ...(await symptomsOf(description, state, cloud, now)),
    ]
    for (const { what, consequence, cure, is_hint } of findings)
      say(`${is_hint ? '·' : '✘'} ${what}\n    ${consequence}\n    → ${cure}`)
    const count = findings.filter(({ is_hint }) => !is_hint).length
    say(count === 0 ? '✔ Nothing to cure.' : `${count} to cure.`)
    return { result: { findings }, exitCode: count === 0 ? EXIT.ok : EXIT.differs }
  },
}

if (require.main === module) void main(doctor)
