import { isDeepStrictEqual } from 'node:util'
import type { Bundle } from '../cloud/bundles'
import type { FunctionSpec } from '../../cloudfunctions/functions'
import type { Description } from './environment'
import { functionNamed, markOf } from './plan-releases'
import { DATA } from './plan-shop'
import { isFailed } from '../cloud/manage/function-status'
import type { FunctionConfig, LiveFunction } from '../cloud/manage/functions'
import type { LiveHttp } from '../cloud/manage/http'
import type { Step, Wanted } from './step'
import type { State } from './live-state'

export function functionSteps(wanted: Wanted, state: State): Step[] {
  const { description, bundles, secrets } = wanted
  const known = Object.entries(description.functions).filter(([name]) => !state.unknown.has(functionNamed(name)))
  const steps = known.flatMap(([name, spec]) => {
    const bundle = bundles.get(name) as Bundle
    const live = state.functions.get(name)
    return [
      ...codeSteps(name, configOf(spec, description.runtime, bundle.hash, secrets, live), bundle, state),
      ...timerSteps(name, spec.timer, live),
      ...httpSteps(name, spec.http, state.http),
    ]
  })
  return [...switchSteps(description, state.http), ...steps]
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
      ...live?.config.environment,
      ...environment,
      ...Object.fromEntries(names.flatMap((name) => (secrets[name] ? [[name, secrets[name]]] : []))),
    },
  }
}

function codeSteps(name: string, config: FunctionConfig, bundle: Bundle, { functions, codes }: State): Step[] {
  const live = functions.get(name)
  // what the platform could not make is as good as nothing, and in the way
  if (!live || live.status === 'CreateFailed') return [createStep(name, config, bundle, live !== undefined)]
  if (live.config.runtime !== config.runtime)
    return [
      {
        what: `${name} runs on ${live.config.runtime} and should on ${config.runtime}`,
        consequence: 'It may fail where its code expects the newer runtime.',
        cure: `delete the function ${name} in the console (a runtime cannot be changed), then: npm run deploy`,
        gives: functionNamed(name),
      },
    ]
  const why = isFailed(live.status) ? FAILED : isOther(live.config.description, codes?.get(name)) ? OTHER : null
  if (isDeepStrictEqual(live.config, config) && why === null) return []
  return [updateStep(name, config, bundle, live.config, why)]
}

/** Why code is sent again though its mark is right. */
const FAILED = 'for the last update failed'
const OTHER = 'for it is not what its mark says'

/** Whoever uploads a function by WeChat DevTools leaves its mark as it was. */
function isOther(mark: string, hash: string | undefined): boolean {
  return hash !== undefined && mark.startsWith(markOf('')) && mark !== markOf(hash)
}

function createStep(name: string, config: FunctionConfig, bundle: Bundle, isInTheWay: boolean): Step {
  return {
    what: `create the function ${name}`,
    consequence: 'Whoever calls it is told that it does not exist (-501000).',
    gives: functionNamed(name),
    needs: [DATA],
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

function updateStep(
  name: string,
  config: FunctionConfig,
  bundle: Bundle,
  current: FunctionConfig,
  why: string | null,
): Step {
  const isNewCode = why !== null || current.description !== config.description
  const changes = isNewCode ? [why === null ? 'code' : `code, ${why}`] : []
  for (const field of PLAIN)
    if (current[field] !== config[field]) changes.push(`${WORDS[field]} ${current[field]} → ${config[field]}`)
  if (!isDeepStrictEqual(current.environment, config.environment)) changes.push(WORDS.environment)
  return {
    what: `update the function ${name}: ${changes.join(', ')}`,
    consequence: isNewCode
      ? 'It runs other code than this.'
      : 'It may run out of time or memory, or miss what it needs.',
    gives: functionNamed(name),
    needs: [DATA],
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
      needs: [functionNamed(name)],
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
      needs: [functionNamed(name)],
      apply: ({ manager }) => manager.http.open(name, path),
      cure: `add the path ${path} for the function ${name} in the console: HTTP access, without authentication`,
    },
  ]
}
