import { isDeepStrictEqual } from 'node:util'
import type { Release, ReleaseLog } from '../../core/shop/system'
import type { Bundle } from '../cloud/bundles'
import type { Version } from '../cloud/manage/versions'
import type { State } from './live-state'
import { collectionNamed } from './plan-database'
import type { Step, Wanted } from './step'

const KEPT_RELEASES = 10

/** What a live function says of the bundle it was made from. */
export function markOf(hash: string): string {
  return `bundle ${hash}`
}

/** As steps and what could not be read call a function. */
export function functionNamed(name: string): string {
  return `the function ${name}`
}

/** What a rollback needs: after everything else, so that the rules, which take minutes, begin to count before it. */
export function releaseSteps({ description, bundles }: Wanted, state: State): Step[] {
  const known = Object.keys(description.functions).filter((name) => !state.unknown.has(functionNamed(name)))
  return [
    ...known.flatMap((name) => versionSteps(name, bundles.get(name) as Bundle, state)),
    ...logSteps(bundles, state),
  ]
}

function versionSteps(name: string, { hash }: Bundle, { versions, shop }: State): Step[] {
  const kept = versions?.get(name) ?? []
  if (!versions || kept.some(({ description }) => description === markOf(hash))) return []
  return [
    {
      what: `keep this version of ${name}`,
      consequence: 'It cannot be gone back to.',
      needs: [functionNamed(name)],
      async apply({ manager }) {
        for (const { number } of surplus(name, kept, shop.releases)) await manager.versions.remove(name, number)
        await manager.versions.publish(name, markOf(hash))
      },
    },
  ]
}

/** A function has room for 1000 versions (583/11637): beyond twice what a rollback can reach, the oldest go. */
function surplus(name: string, kept: Version[], releases: Release[]): Version[] {
  const reachable = new Set(releases.map(({ functions }) => markOf(functions[name] ?? '')))
  const ours = kept.filter(({ description }) => description.startsWith(markOf('')))
  return ours.slice(0, -2 * KEPT_RELEASES).filter(({ description }) => !reachable.has(description))
}

function logSteps(bundles: Map<string, Bundle>, { shop, unknown }: State): Step[] {
  const functions = Object.fromEntries([...bundles].map(([name, { hash }]) => [name, hash]))
  const [last] = shop.releases
  if (last && isDeepStrictEqual({ ...last.functions }, functions)) return []
  if ([...bundles.keys()].some((name) => unknown.has(functionNamed(name)))) return []
  return [
    {
      what: 'write down what was deployed',
      consequence: 'deploy --rollback does not know what came before.',
      needs: [collectionNamed('system'), ...[...bundles.keys()].map(functionNamed)],
      async apply({ cloud, now }) {
        const releases = [{ at: now, functions }, ...shop.releases].slice(0, KEPT_RELEASES)
        await cloud.set('system', { _id: 'release_log', releases } satisfies ReleaseLog)
      },
    },
  ]
}
