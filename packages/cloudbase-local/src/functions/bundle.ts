import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LocalError } from '../local-error'

/** A built function as it would be deployed: <name>/{index.js,config.json}. */
export interface Bundle {
  name: string
  entry: string
  /** Changes whenever the files do; instances of another version are retired. */
  version: string
  timeoutMs: number
  memoryMb: number
  openapi: string[]
  timers: { name: string; cron: string }[]
}

interface ConfigFile {
  permissions?: { openapi?: string[] }
  triggers?: { name: string; type: string; config: string }[]
  timeout?: number
  memorySize?: number
}

const FUNCTION_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

export function bundleNames(folder: string): string[] {
  if (!existsSync(folder)) throw new LocalError(`There is no build in ${folder}: build the functions first.`)
  const names = readdirSync(folder).filter((name) => FUNCTION_NAME.test(name) && existsSync(entryOf(folder, name)))
  if (names.length === 0) throw new LocalError(`There are no built functions in ${folder}: build them first.`)
  return names.sort()
}

/** Null when there is no such function; throws LocalError when its config.json says what is not understood. */
export function readBundle(folder: string, name: string): Bundle | null {
  if (!FUNCTION_NAME.test(name)) return null
  const entry = entryOf(folder, name)
  const configFile = join(folder, name, 'config.json')
  const built = statSync(entry, { throwIfNoEntry: false })
  if (!built) return null
  const configured = statSync(configFile, { throwIfNoEntry: false })
  const config = configured ? readConfig(configFile) : {}
  return {
    name,
    entry,
    version: `${built.mtimeMs}-${built.size}-${configured?.mtimeMs ?? 0}`,
    timeoutMs: (config.timeout ?? 3) * 1000,
    memoryMb: config.memorySize ?? 256,
    openapi: config.permissions?.openapi ?? [],
    timers: (config.triggers ?? []).map(toTimer(configFile)),
  }
}

function entryOf(folder: string, name: string) {
  return join(folder, name, 'index.js')
}

function readConfig(file: string): ConfigFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ConfigFile
  } catch {
    throw new LocalError(`${file} is not JSON: build the functions again.`)
  }
}

function toTimer(file: string) {
  return (trigger: { name: string; type: string; config: string }) => {
    if (trigger.type !== 'timer')
      throw new LocalError(`${file}: the local cloud has no trigger of type "${trigger.type}".`)
    return { name: trigger.name, cron: trigger.config }
  }
}
