import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCron } from 'cloudbase-local'
import type { FunctionSpec } from '../../cloudfunctions/functions'
import type { IndexSpec, Rule } from '../cloud/resources'
import { root } from '../shell/paths'

/** What an environment has to be: the contents of environment.json. */
export interface Description {
  runtime: string
  collections: { name: string; indexes: IndexSpec[]; rule: Rule }[]
  storage: { rule: Rule }
  functions: Record<string, FunctionSpec>
}

export const RUNTIMES = ['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19']

/** Asked of the local cloud, so that what is deployed has run here. */
function timerFault(timer: string): string | null {
  try {
    parseCron(timer)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** What the platform would refuse, in sentences. */
export function problemsOf(description: Description): string[] {
  const { runtime, collections, functions } = description
  const found: string[] = []
  if (!RUNTIMES.includes(runtime)) found.push(`The runtime ${runtime} is none of ${RUNTIMES.join(', ')}.`)
  for (const { name, indexes } of collections)
    if (new Set(indexes.map((index) => index.name)).size < indexes.length)
      found.push(`The collection ${name} has two indexes of one name.`)
  for (const [name, { timer, timeout_seconds, memory_mb }] of Object.entries(functions)) {
    const fault = timer === undefined ? null : timerFault(timer)
    if (fault) found.push(`${name}: ${fault}`)
    if (timeout_seconds < 1 || timeout_seconds > 900) found.push(`The timeout of ${name} is not within 1 to 900 s.`)
    if (memory_mb % 128 !== 0 || memory_mb < 128) found.push(`The memory of ${name} is no multiple of 128 MB.`)
  }
  return found
}

/** Reads environment.json; throws when the platform would refuse what it says. */
export function readDescription(file = join(root, 'environment.json')): Description {
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description
  const [problem] = problemsOf(description)
  if (problem) throw new Error(`${problem} Correct environment.json.`)
  return description
}

/**
 * Who may call which function from outside: timers are not asked. HTTP is: without `true` its callers, who have no
 * account, are told EXCEED_AUTHORITY (https://docs.cloudbase.net/cloud-function/security-rules).
 */
export function functionRule({ functions }: Description): Record<string, { invoke: boolean | string }> {
  return {
    '*': { invoke: 'auth != null' },
    ...Object.fromEntries(
      Object.entries(functions)
        .filter(([, { client, http }]) => !client || http !== undefined)
        .map(([name, { http }]) => [name, { invoke: http !== undefined }]),
    ),
  }
}
