import { createInterface } from 'node:readline/promises'
import { readBundles } from './bundles'
import { openCloud } from './cloud'
import { EXIT, main, type Command, type Outcome, type Talk } from './command'
import { readCredentials } from './credentials'
import { readDescription } from './description'
import { openManager } from './manager'
import { planOf, type Step, type Tools } from './plan'
import { inviteOwner } from './plan-shop'
import { rollback } from './rollback'
import { run } from './run'
import { readState } from './state'
import { uploadWeapp } from './weapp'

const HELP = `npm run deploy -- [options]
Brings a CloudBase environment to what environment.json says: collections, indexes, rules, functions, timers, first
settings, and a one-use code for the first owner. It may be stopped and run again at any time.

  --yes          do not ask before changing anything
  --dry-run      show the plan and change nothing
  --no-build     send what is in dist/cloudfunctions
  --rollback     put the functions back to what was deployed before
  --owner-code   make a new one-use code for an owner, and nothing else
  --environment FILE   another description than environment.json
  --weapp        build and upload the mini program too (WX_APPID, WX_UPLOAD_KEY_FILE)
  --json         print one JSON value; progress goes to stderr

Reads CLOUDBASE_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, and where wanted TENCENTCLOUD_REGION,
TENCENTCLOUD_SESSIONTOKEN, WX_APP_SECRET, from the environment or from .env.cloud.`

export const deploy: Command = {
  name: 'deploy',
  help: HELP,
  options: {
    yes: { type: 'boolean' },
    'no-build': { type: 'boolean' },
    rollback: { type: 'boolean' },
    'owner-code': { type: 'boolean' },
    weapp: { type: 'boolean' },
    environment: { type: 'string' },
  },
  async work(flags, variables, talk) {
    const credentials = readCredentials(variables)
    const description = readDescription(flags.environment as string | undefined)
    const now = new Date().toISOString()
    const told: string[] = []
    const tools: Tools = {
      ...{ manager: openManager(credentials), cloud: openCloud(credentials), now, progress: talk.progress },
      tell: (text) => void (told.push(text), talk.say(`\n★ ${text}\n`)),
    }
    const isDry = flags['dry-run'] === true
    const ask = () => isDry || flags.yes === true || confirmed()
    await tools.manager.assertReachable()
    if (flags['owner-code']) return ownerCode(tools, isDry)
    if (flags.rollback) return rollback(tools, talk, isDry)
    if (!flags['no-build']) await run(['npx', 'tsx', 'cloudfunctions/build.ts'])
    const wanted = {
      description,
      bundles: readBundles(Object.keys(description.functions)),
      secrets: credentials.secrets,
    }
    const steps = planOf(wanted, await readState(description, tools.manager, tools.cloud, now))
    const outcome = await carryOut(steps, tools, talk, { isDry, ask })
    if (flags.weapp && outcome.exitCode !== EXIT.failed) await uploadWeapp(variables, talk, isDry)
    return { ...outcome, result: { ...(outcome.result as object), told } }
  },
}

async function ownerCode({ cloud, now, tell }: Tools, isDry: boolean): Promise<Outcome> {
  if (isDry) return { result: { plan: ['make a one-use code for an owner'] } }
  const code = await inviteOwner(cloud, now)
  tell(`The owner’s code, shown this once: ${code}`)
  return { result: { code } }
}

/** Shows the plan, asks, and does it step by step; the first failure ends it. */
export async function carryOut(
  steps: Step[],
  tools: Tools,
  { say }: Talk,
  { isDry, ask }: { isDry: boolean; ask: () => boolean | Promise<boolean> },
): Promise<Outcome> {
  const plan = steps.map(({ what }) => what)
  const manual = steps.filter(({ apply }) => !apply).map(({ what, cure }) => ({ what, cure }))
  if (steps.length === 0) say('Everything is as it should be: nothing to do.')
  for (const what of plan) say(`  • ${what}`)
  if (isDry || steps.length === 0) return { result: { plan, done: [], manual } }
  if (!(await ask())) return { result: { plan, done: [], manual }, exitCode: EXIT.failed }
  const todo = steps.filter(({ apply }) => apply)
  for (const [at, { what, apply }] of todo.entries()) {
    say(`[${at + 1}/${todo.length}] ${what}`)
    await apply?.(tools).catch((error: Error) => {
      throw new Error(`Could not ${what}: ${lastLine(error)}. What came before it is done; run the same command again.`)
    })
  }
  for (const { what, cure } of manual) say(`By hand: ${what}: ${cure}`)
  return {
    result: { plan, done: todo.map(({ what }) => what), manual },
    exitCode: manual.length > 0 ? EXIT.differs : EXIT.ok,
  }
}

/** The library puts its own heading above what went wrong. */
const lastLine = ({ message }: Error): string => String(message).trim().split('\n').at(-1) ?? ''

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('Nobody is there to ask: add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Do it? [y/N] ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

if (require.main === module) void main(deploy)
