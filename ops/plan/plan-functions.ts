import { isDeepStrictEqual } from 'node:util'
import type { Release, ReleaseLog } from '../../core/shop/system'
import type { Bundle } from '../cloud/bundles'
import type { FunctionSpec } from '../../cloudfunctions/functions'
import type { Description } from './environment'
import { isFailed } from '../cloud/manage/function-status'
import type { FunctionConfig, LiveFunction } from '../cloud/manage/functions'
import type { LiveHttp } from '../cloud/manage/http'
import type { Version } from '../cloud/manage/versions'
import type { Step, Wanted } from './step'
import type { State } from './live-state'

const KEPT_RELEASES = 10

/** What a live function says of the bundle it was made from. */
export function markOf(hash: string): string {
  return `bundle ${hash}`
}

export function functionSteps(wanted: Wanted, state: State): Step[] {
  const { description, bundles, secrets } = wanted
  const steps = Object.entries(description.functions).flatMap(([name, spec]) => {
    const bundle = bundles.get(name) as Bundle
    const live = state.functions.get(name)
    return [
      ...codeSteps(name, configOf(spec, description.runtime, bundle.hash, secrets, live), bundle, live),
      ...timerSteps(name, spec.timer, live),
      ...httpSteps(name, spec.http, state.http),
      ...versionSteps(name, bundle, state),
    ]
  })
  return [...switchSteps(description, state.http), ...steps, ...releaseSteps(bundles, state)]
}

/** Variables that somebody set by hand stay. */
function configOf(
  { timeout_seconds, memory_mb, environment, secrets: names = [] }: FunctionSpec,
  runtime: string,
  hash: string,
  secrets: Record<string, string>,
  live: LiveFunction | undefined,
): FunctionConfig {
  return {
    runtime,
    timeoutSeconds: timeout_seconds,
    memoryMb: memory_mb,
    description: markOf(hash),
    environment: {
      ...live?.environment,
      ...environment,
      ...Object.fromEntries(names.flatMap((name) => (secrets[name] ? [[name, secrets[name]]] : []))),
    },
  }
}

function codeSteps(name: string, config: FunctionConfig, bundle: Bundle, live: LiveFunction | undefined): Step[] {
  // what the platform could not make is as good as nothing, and in the way
  if (!live || live.status === 'CreateFailed') return [createStep(name, config, bundle, live !== undefined)]
  if (live.runtime !== config.runtime)
    return [
      {
        what: `${name} runs on ${live.runtime} and should on ${config.runtime}`,
        consequence: 'It may fail where its code expects the newer runtime.',
        cure: `delete the function ${name} in the console (a runtime cannot be changed), then: npm run deploy`,
      },
    ]
  const { timers: _timers, status, ...current } = live
  if (isDeepStrictEqual(current, config) && !isFailed(status)) return []
  return [updateStep(name, config, bundle, current, isFailed(status))]
}

function createStep(name: string, config: FunctionConfig, bundle: Bundle, isInTheWay: boolean): Step {
  return {
    what: `create the function ${name}`,
    consequence: 'Whoever calls it is told that it does not exist (-501000).',
    async apply({ manager }) {
      if (isInTheWay) await manager.functions.removeFailed(name)
      await manager.functions.create(name, config, bundle.archive())
    },
  }
}

/** As environment.json calls them. */
const WORDS: { [F in keyof FunctionConfig]: string } = {
  runtime: 'runtime',
  timeoutSeconds: 'timeout_seconds',
  memoryMb: 'memory_mb',
  description: 'code',
  environment: 'variables',
}
const PLAIN = ['timeoutSeconds', 'memoryMb'] as const

/** An update that failed left the old code under the new mark: it is sent again. */
function updateStep(
  name: string,
  config: FunctionConfig,
  bundle: Bundle,
  current: FunctionConfig,
  hasFailed: boolean,
): Step {
  const isNewCode = hasFailed || current.description !== config.description
  const changes = isNewCode ? [hasFailed ? 'code, for the last update failed' : 'code'] : []
  for (const field of PLAIN)
    if (current[field] !== config[field]) changes.push(`${WORDS[field]} ${current[field]} → ${config[field]}`)
  if (!isDeepStrictEqual(current.environment, config.environment)) changes.push(WORDS.environment)
  return {
    what: `update the function ${name}: ${changes.join(', ')}`,
    consequence: isNewCode
      ? 'It runs other code than this.'
      : 'It may run out of time or memory, or miss what it needs.',
    async apply({ manager }) {
      // the mark comes last: whoever is interrupted sends the code again
      if (isNewCode) await manager.functions.updateCode(name, bundle.archive())
      await manager.functions.updateConfig(name, config)
    },
  }
}

/** A function may have one timer. */
function timerSteps(name: string, schedule: string | undefined, live: LiveFunction | undefined): Step[] {
  const timers = Object.entries(live?.timers ?? {})
  const wrong = timers.filter(([timer, text]) => timer !== name || text !== schedule)
  const steps: Step[] = wrong.map(([timer, text]) => ({
    what: `remove the timer ${timer} (${text}) of ${name}`,
    consequence: 'The function runs when it should not.',
    apply: ({ manager }) => manager.functions.removeTimer(name, timer),
  }))
  if (schedule !== undefined && timers.length === wrong.length)
    steps.push({
      what: `create the timer of ${name} (${schedule})`,
      consequence: 'Nothing is tidied and nobody is notified; what players read stays right.',
      apply: ({ manager }) => manager.functions.createTimer(name, schedule),
    })
  return steps
}

/** The switch of all paths of an environment: 876/130728. */
function switchSteps({ functions }: Description, http: LiveHttp | undefined): Step[] {
  const isNeeded = Object.values(functions).some((spec) => spec.http !== undefined)
  if (!isNeeded || !http || http.isOn) return []
  return [
    {
      what: 'turn on the HTTP service',
      consequence: 'Every path answers 403 HTTPSERVICE_NONACTIVATED.',
      apply: ({ manager }) => manager.http.turnOn(),
      cure: 'turn it on in the console: HTTP access; it is on when /health answers',
    },
  ]
}

function httpSteps(name: string, path: string | undefined, live: LiveHttp | undefined): Step[] {
  if (path === undefined || !live || live.functions.get(path) === name) return []
  return [
    {
      what: `answer HTTP at ${path} by ${name}`,
      consequence: 'An uptime monitor cannot ask how the shop is.',
      apply: ({ manager }) => manager.http.open(name, path),
      cure: `add the path ${path} for the function ${name} in the console: HTTP access, without authentication`,
    },
  ]
}

function versionSteps(name: string, { hash }: Bundle, { versions, shop }: State): Step[] {
  const kept = versions?.get(name) ?? []
  if (!versions || kept.some(({ description }) => description === markOf(hash))) return []
  return [
    {
      what: `keep this version of ${name}`,
      consequence: 'It cannot be gone back to.',
      async apply({ manager }) {
        for (const { number } of surplus(name, kept, shop.releases)) await manager.versions.remove(name, number)
        await manager.versions.publish(name, markOf(hash))
      },
    },
  ]
}

/** A function has room for 1000 versions (583/11637): beyond twice what a rollback can reach, the oldest go. */
export function surplus(name: string, kept: Version[], releases: Release[]): Version[] {
  const reachable = new Set(releases.map(({ functions }) => markOf(functions[name] ?? '')))
  const ours = kept.filter(({ description }) => description.startsWith(markOf('')))
  return ours.slice(0, -2 * KEPT_RELEASES).filter(({ description }) => !reachable.has(description))
}

function releaseSteps(bundles: Map<string, Bundle>, { shop }: State): Step[] {
  const functions = Object.fromEntries([...bundles].map(([name, { hash }]) => [name, hash]))
  const [last] = shop.releases
  if (last && isDeepStrictEqual({ ...last.functions }, functions)) return []
  return [
    {
      what: 'write down what was deployed',
      consequence: 'deploy --rollback does not know what came before.',
      async apply({ cloud, now }) {
        const releases = [{ at: now, functions }, ...shop.releases].slice(0, KEPT_RELEASES)
        await cloud.set('system', { _id: 'release_log', releases } satisfies ReleaseLog)
      },
    },
  ]
}
