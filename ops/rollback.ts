import type { ReleaseLog, Release } from '../core/shop/system'
import { EXIT, type Outcome, type Output } from './shell/command'
import { markOf } from './plan/plan-releases'
import type { Consent, Tools } from './plan/step'

/** Puts every function back to the bundle it had in the release before. Data and rules stay as they are. */
export async function rollback(tools: Tools, { print }: Output, { isDry, ask }: Consent): Promise<Outcome> {
  const log = (await tools.cloud.get('system', 'release_log')) as ReleaseLog | undefined
  const [current, before] = log?.releases ?? []
  if (!log || !current || !before) throw new Error('There is no release before this one to go back to.')
  print(`Going back to what was deployed at ${before.at}:`)
  const names = await outdated(tools, before)
  for (const name of names) print(`  • ${name}`)
  const result = { release: before.at, functions: names }
  if (isDry) return { result }
  if (!(await ask())) return { result, exitCode: EXIT.failed }
  for (const name of names) await putBack(tools, name, before.functions[name] ?? '')
  const releases = [{ ...before, at: tools.now }, ...log.releases].slice(0, 10)
  await tools.cloud.set('system', { _id: 'release_log', releases } satisfies ReleaseLog)
  return { result }
}

async function outdated({ manager }: Tools, { functions }: Release): Promise<string[]> {
  const live = await manager.functions.list()
  const names: string[] = []
  for (const [name, hash] of Object.entries(functions))
    if (live.includes(name) && (await manager.functions.get(name)).config.description !== markOf(hash)) names.push(name)
  return names
}

async function putBack({ manager }: Tools, name: string, hash: string): Promise<void> {
  const versions = await manager.versions.list(name)
  const version = versions.filter(({ description }) => description === markOf(hash)).at(-1)
  if (!version) throw new Error(`The version of ${name} that was deployed then is no longer kept.`)
  const archive = await manager.code.archive(name, version.number)
  const { config } = await manager.functions.get(name)
  await manager.functions.updateCode(name, archive.toString('base64'))
  await manager.functions.updateConfig(name, { ...config, description: markOf(hash) })
}
