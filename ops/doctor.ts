import { readBundles } from './cloud/bundles'
import { openCloud } from './cloud/cloud'
import { EXIT, main, type Command } from './shell/command'
import { readCredentials } from './shell/credentials'
import { readDescription, type Description } from './plan/environment'
import { openManager } from './cloud/manager'
import type { Finding } from './health/finding'
import { planOf } from './plan/plan'
import type { Step } from './plan/step'
import { askPaths } from './health/reachable-paths'
import { symptomsOf } from './health/symptoms'
import { assertReachable } from './plan/refusal'
import { readState } from './plan/live-state'

const HELP = `npm run doctor -- [options]
Compares a CloudBase environment with environment.json and with what the functions need, and changes nothing. Every
difference is named with its consequence and its cure. Ends with 0 when all is well, 3 when something has to be cured,
1 when it could not look.

  --environment FILE   another description than environment.json
  --json               print one JSON value
  --dry-run            the same: a doctor only looks

Needs what npm run deploy needs, and a build in dist/cloudfunctions.`

function fromStep({ what, consequence, cure }: Step): Finding {
  return {
    what: `to do: ${what}`,
    consequence,
    isHint: false,
    cure: cure ?? 'npm run deploy',
  }
}

export const doctor: Command = {
  name: 'doctor',
  help: HELP,
  options: { environment: { type: 'string' } },
  async work(flags, variables, { print, progress }, clock) {
    const credentials = readCredentials(variables)
    const description: Description = readDescription(flags.environment as string | undefined)
    const [manager, cloud, now] = [
      openManager(credentials, clock),
      openCloud(credentials, clock),
      new Date(clock.now()).toISOString(),
    ]
    await assertReachable(manager)
    const bundles = readBundles(Object.keys(description.functions))
    const state = await readState(description, manager, cloud, now)
    const findings = [
      ...planOf({ description, bundles, secrets: credentials.secrets }, state).map(fromStep),
      ...(await symptomsOf(description, state, cloud, now)),
      ...(await askPaths(description, manager, { clock, seconds: 0, secondsForARule: 0, progress })).findings,
    ]
    for (const { what, consequence, cure, isHint } of findings)
      print(`${isHint ? '·' : '✘'} ${what}\n    ${consequence}\n    → ${cure}`)
    const count = findings.filter(({ isHint }) => !isHint).length
    print(count === 0 ? '✔ Nothing to cure.' : `${count} to cure.`)
    return { result: { findings }, exitCode: count === 0 ? EXIT.ok : EXIT.differs }
  },
}

if (require.main === module) void main(doctor)
