import { createInterface } from 'node:readline/promises'
import { readBundles } from './cloud/bundles'
import { openCloud } from './cloud/cloud'
import { EXIT, main, type Command, type Flags, type Outcome, type Output } from './shell/command'
import { readCredentials } from './shell/credentials'
import { readDescription, type Description } from './plan/environment'
import { openManager } from './cloud/manager'
import { latestVersion } from './plan/migrate'
import { carryOut } from './plan/carry-out'
import { planOf } from './plan/plan'
import type { Consent, Tools } from './plan/step'
import { askPaths } from './health/reachable-paths'
import { assertReachable } from './plan/refusal'
import { inviteOwner } from './plan/plan-shop'
import { rollback } from './rollback'
import { run } from './shell/run'
import { readState } from './plan/live-state'
import { tidyInbox } from './tidy'
import { readUpload, uploadWeapp } from './cloud/weapp'

const HELP = `npm run deploy -- [options]
Brings a CloudBase environment to what environment.json says: collections, indexes, rules, functions, timers, first
settings, and a one-use code for the first owner. It may be stopped and run again at any time.

  --yes          do not ask before changing anything
  --dry-run      show the plan and change nothing
  --no-build     send what is in dist/cloudfunctions
  --rollback     put the functions back to what was deployed before
  --owner-code   make a new one-use code for an owner, and nothing else
  --tidy         remove uploads of more than a day ago that were never handed in, and nothing else
  --environment FILE   another description than environment.json
  --weapp        build and upload the mini program too (needs WX_UPLOAD_KEY_FILE, and your AppID in
                 project.config.json or WX_APPID)
  --json         print one JSON value; progress goes to stderr

Reads CLOUDBASE_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, and where wanted TENCENTCLOUD_REGION,
TENCENTCLOUD_SESSIONTOKEN, WX_APP_SECRET, from the environment or from .env.cloud.`

/** A rule that was just set counts after three minutes at most; else a path that was just opened answers after some seconds. */
const PATIENCE = { seconds: 60, secondsForARule: 210 }

/** What is not part of a deployment, and is asked for alone. */
const others: Record<string, (tools: Tools, output: Output, consent: Consent) => Promise<Outcome>> = {
  'owner-code': ownerCode,
  tidy: tidyInbox,
  rollback,
}

export const deploy: Command = {
  name: 'deploy',
  help: HELP,
  options: {
    yes: { type: 'boolean' },
    'no-build': { type: 'boolean' },
    rollback: { type: 'boolean' },
    'owner-code': { type: 'boolean' },
    tidy: { type: 'boolean' },
    weapp: { type: 'boolean' },
    environment: { type: 'string' },
  },
  async work(flags, variables, output, clock) {
    const other = aloneOf(flags)
    const credentials = readCredentials(variables)
    const description = readDescription(flags.environment as string | undefined)
    const upload = flags.weapp === true ? readUpload(variables, flags['no-build'] !== true) : null
    const told: string[] = []
    const tools: Tools = {
      manager: openManager(credentials, clock),
      cloud: openCloud(credentials, clock),
      now: new Date(clock.now()).toISOString(),
      progress: output.progress,
      announce: (text) => void (told.push(text), output.print(`\n★ ${text}\n`)),
    }
    const isDry = flags['dry-run'] === true
    const consent: Consent = { isDry, ask: () => flags.yes === true || confirmed() }
    await assertReachable(tools.manager)
    if (other) return other(tools, output, consent)
    if (!flags['no-build']) await run(['npx', 'tsx', 'cloudfunctions/build.ts'])
    const outcome = await bring(description, credentials.secrets, tools, output, consent)
    const isOver = isDry || outcome.exitCode === EXIT.failed
    const paths = isOver
      ? { reachable: [], findings: [] }
      : await askPaths(description, tools.manager, { ...PATIENCE, clock, progress: output.progress })
    for (const url of paths.reachable) output.print(`✔ ${url} answers.`)
    for (const { what, cure } of paths.findings) output.print(`By hand: ${what}: ${cure}`)
    const unreachable = paths.findings.filter(({ isHint }) => !isHint)
    const weapp = upload && outcome.exitCode !== EXIT.failed ? await uploadWeapp(upload, output, isDry) : null
    const { reachable } = paths
    const result = { ...(outcome.result as object), reachable, unreachable, told, ...(weapp && { weapp }) }
    return { result, exitCode: outcome.exitCode || (unreachable.length > 0 ? EXIT.differs : EXIT.ok) }
  },
}

function aloneOf(flags: Flags) {
  const [name, ...more] = [...Object.keys(others), 'weapp'].filter((one) => flags[one])
  if (more.length > 0) throw new Error(`--${[name, ...more].join(', --')}: ask for one thing at a time.`)
  return others[name ?? '']
}

/** Brings the environment to the description. */
async function bring(
  description: Description,
  secrets: Record<string, string>,
  tools: Tools,
  output: Output,
  consent: Consent,
): Promise<Outcome> {
  const bundles = readBundles(Object.keys(description.functions))
  const state = await readState(description, tools.manager, tools.cloud, tools.now)
  const { schemaVersion } = state.shop
  if (schemaVersion > latestVersion && !consent.isDry)
    throw new Error(`The data are of version ${schemaVersion}, this code knows ${latestVersion}: git pull, then again.`)
  return carryOut(planOf({ description, bundles, secrets }, state), tools, output, consent)
}

async function ownerCode({ cloud, now, announce }: Tools, { print }: Output, { isDry }: Consent): Promise<Outcome> {
  const what = 'make a one-use code for an owner'
  if (isDry) print(`  • ${what}`)
  if (isDry) return { result: { plan: [what] } }
  const code = await inviteOwner(cloud, now)
  announce(`The owner’s code, shown this once: ${code}`)
  return { result: { code } }
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('Nobody is there to ask: add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Do it? [y/N] ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

if (require.main === module) void main(deploy)
