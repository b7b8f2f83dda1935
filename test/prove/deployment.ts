import { isDeepStrictEqual } from 'node:util'
import { deploy } from '../../ops/deploy'
import { progress, type Group } from '../support/measuring/group'
import { endState, survive, undisturbed, type Death } from '../ops/deaths'
import { hurriedClock, openOwner, pointAt, type Owner } from '../ops/owner'
import { startStrictData } from '../ops/strict-data'

const KILLED_EVERY = 10
const PROGRESS_EVERY = 20
const go = ['--yes', '--no-build']

/** Every change of a deployment, cut off before and after it, and some where the process is killed with it. */
function deathsAt(changes: Pick<Death, 'at' | 'action'>[]): Death[] {
  const cuts = changes.flatMap((change) => [false, true].map((done): Death => ({ ...change, done, how: 'cut' })))
  const kills = cuts.filter(({ action }) => !action.startsWith('database.'))
  return [
    ...cuts,
    ...kills.filter((_, at) => at % KILLED_EVERY === 0).map((death) => ({ ...death, how: 'kill' as const })),
  ]
}

async function dying(share: number): Promise<Record<string, number>> {
  const { wanted, changes } = await undisturbed()
  const deaths = deathsAt(changes).filter((_, at) => Math.floor(at * share) !== Math.floor((at - 1) * share))
  let damaged = 0
  for (const [at, death] of deaths.entries()) {
    const damage = await survive(death, wanted)
    if (damage.length > 0) progress(`${JSON.stringify(death)}: ${damage.join(', ')}`)
    if (damage.length > 0) damaged++
    if ((at + 1) % PROGRESS_EVERY === 0) progress(`${at + 1} of ${deaths.length}`)
  }
  return { deployment_changes: changes.length, deployment_deaths: deaths.length, deployment_damaged: damaged }
}

/** What a deployment leaves, but for how often a version was kept: one that was kept and not told so is kept twice. */
function stateOf({ tencent }: Owner): unknown {
  for (const found of tencent.state.functions.values()) found.versions = found.versions.slice(0, 1)
  return endState(tencent.state)
}

async function refusedDeployment(): Promise<{ exitCode: number; refusals: number; state: unknown }> {
  const clock = hurriedClock()
  const owner = await openOwner(clock)
  const strict = await startStrictData(owner.cloud.url, clock)
  const turnBack = pointAt(strict)
  strict.plan.once = ['EXCEED_RATELIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 'SERVER_TIMEOUT']
  owner.tencent.troubles.once = ['RequestLimitExceeded', 'ECONNRESET', 'InternalError']
  const { exitCode, text } = await owner.run(deploy, ...go)
  if (exitCode !== 0) progress(text)
  turnBack()
  await Promise.all([strict.close(), owner.close()])
  return { exitCode, refusals: strict.plan.refused + owner.tencent.troubles.refused, state: stateOf(owner) }
}

/** Every temporary refusal that is documented, once at each call: of the environment, and of its data. */
async function refused(): Promise<Record<string, number>> {
  const { exitCode, refusals, state } = await refusedDeployment()
  const owner = await openOwner(hurriedClock())
  await owner.run(deploy, ...go)
  await owner.close()
  return {
    deployment_refusals: refusals,
    deployment_refused_ends: exitCode,
    deployment_refused_other: isDeepStrictEqual(state, stateOf(owner)) ? 0 : 1,
  }
}

/** How long the first deployment takes, by the clock of who waits for it. */
async function timed(): Promise<Record<string, number>> {
  const clock = hurriedClock()
  const owner = await openOwner(clock)
  Object.assign(owner.tencent.troubles, { hasRates: true, milliseconds: 100 })
  const start = clock.now()
  const { exitCode } = await owner.run(deploy, ...go)
  const minutes = exitCode === 0 ? (clock.now() - start) / 60_000 : Infinity
  await owner.close()
  return { deployment_minutes: minutes, deployment_calls: owner.tencent.requests.length }
}

/** A deployment of everything in environment.json. */
export function deployment(share: number): Group {
  return {
    name: 'deployment',
    limits: {
      deployment_minutes: {
        what: 'minutes of a first deployment at 100 ms a call, at the documented rates',
        atMost: 6,
      },
      deployment_calls: { what: '  calls in it', atLeast: 200 },
      deployment_refusals: { what: 'temporary refusals: each one that is documented, once at each call', atLeast: 300 },
      deployment_refused_ends: { what: '  how a deployment among them ends (0: done)', is: 0 },
      deployment_refused_other: { what: '  whether it leaves anything else than one without (1: yes)', is: 0 },
      deployment_changes: { what: 'changes that a deployment of everything makes', atLeast: 100 },
      deployment_deaths: { what: '  deployments that died at one of them', atLeast: Math.round(200 * share) },
      deployment_damaged: { what: '  of these that did not end, run again, as if nobody had died', is: 0 },
    },
    run: async () => Object.assign({}, await timed(), await refused(), await dying(share)),
  }
}
