import { isDeepStrictEqual } from 'node:util'
import type { ReleaseLog } from '../../core/shop/system'
import type { Bundle } from '../cloud/bundles'
import type { FunctionSpec } from '../../cloudfunctions/functions'
import type { FunctionConfig, LiveFunction } from '../cloud/manager'
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
    const found = state.functions.get(name)
    // what the platform could not make is as good as nothing: the library removes the remains
    const live = found?.status === 'CreateFailed' ? undefined : found
    return [
      ...codeSteps(name, configOf(spec, description.runtime, bundle.hash, secrets, live), bundle, live),
      ...timerSteps(name, spec.timer, live),
      ...httpSteps(name, spec.http, state.http.get(name)),
      ...versionSteps(name, bundle, state.versions.get(name)),
    ]
  })
  return [...steps, ...releaseSteps(bundles, state)]
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
    timeout_seconds,
    memory_mb,
    description: markOf(hash),
    environment: {
      ...live?.environment,
      ...environment,
      ...Object.fromEntries(names.flatMap((name) => (secrets[name] ? [[name, secrets[name]]] : []))),
    },
  }
}

function codeSteps(name: string, config: FunctionConfig, bundle: Bundle, live: LiveFunction | undefined): Step[] {
  if (!live)
    return [
      {
        what: `create the function ${name}`,
        consequence: 'Whoever calls it is told that it does not exist (-501000).',
        apply: ({ manager }) => manager.createFunction(name, config, bundle.archive()),
      },
    ]
  if (live.runtime !== config.runtime)
    return [
      {
        what: `${name} runs on ${live.runtime} and should on ${config.runtime}`,
        consequence: 'It may fail where its code expects the newer runtime.',
        cure: `delete the function ${name} in the console (a runtime cannot be changed), then: npm run deploy`,
      },
    ]
  const { timers: _timers, status: _status, ...current } = live
  if (isDeepStrictEqual(current, config)) return []
  const isNewCode = current.description !== config.description
  const changed = (Object.keys(config) as (keyof FunctionConfig)[])
    .filter((field) => field !== 'description' && !isDeepStrictEqual(current[field], config[field]))
    .map((field) =>
      field === 'environment' ? 'variables' : `${field} ${String(current[field])} → ${String(config[field])}`,
    )
  return [
    {
      what: `update the function ${name}: ${[...(isNewCode ? ['code'] : []), ...changed].join(', ')}`,
      consequence: isNewCode
        ? 'It runs other code than this.'
        : 'It may run out of time or memory, or miss what it needs.',
      async apply({ manager }) {
        // the mark comes last: whoever is interrupted sends the code again
        if (isNewCode) await manager.updateCode(name, config, bundle.archive())
        await manager.updateConfig(name, config)
      },
    },
  ]
}

/** A function may have one timer. */
function timerSteps(name: string, schedule: string | undefined, live: LiveFunction | undefined): Step[] {
  const timers = Object.entries(live?.timers ?? {})
  const wrong = timers.filter(([timer, text]) => timer !== name || text !== schedule)
  const steps: Step[] = wrong.map(([timer, text]) => ({
    what: `remove the timer ${timer} (${text}) of ${name}`,
    consequence: 'The function runs when it should not.',
    apply: ({ manager }) => manager.removeTimer(name, timer),
  }))
  if (schedule !== undefined && timers.length === wrong.length)
    steps.push({
      what: `create the timer of ${name} (${schedule})`,
      consequence: 'Nothing is tidied and nobody is notified; what players read stays right.',
      apply: ({ manager }) => manager.createTimer(name, schedule),
    })
  return steps
}

function httpSteps(name: string, path: string | undefined, live: string | undefined): Step[] {
  return path === undefined || live === path
    ? []
    : [
        {
          what: `answer HTTP at ${path} by ${name}`,
          consequence: 'An uptime monitor cannot ask how the shop is.',
          apply: ({ manager }) => manager.openHttp(name, path),
        },
      ]
}

function versionSteps(name: string, { hash }: Bundle, versions: Map<string, string> | undefined): Step[] {
  return versions?.has(markOf(hash))
    ? []
    : [
        {
          what: `keep this version of ${name}`,
          consequence: 'It cannot be gone back to.',
          apply: ({ manager }) => manager.publishVersion(name, markOf(hash)),
        },
      ]
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
