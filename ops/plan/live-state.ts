import type { Release, ReleaseLog, SchemaVersion } from '../../core/shop/system'
import type { Cloud } from '../cloud/cloud'
import type { IndexSpec, Rule } from '../cloud/resources'
import type { Description } from './environment'
import { inParallel } from '../shell/parallel'
import type { LiveFunction, Manager } from '../cloud/manager'

/** What an environment is, as far as the description has a say. */
export interface State {
  collections: Map<string, IndexSpec[]>
  collectionRules: Map<string, Rule | string>
  storageRule: Rule | string
  functionRule: unknown
  functions: Map<string, LiveFunction>
  /** numbers of kept versions by what their description says, of each function */
  versions: Map<string, Map<string, string>>
  http: Map<string, string>
  shop: ShopState
  /** what is there and not described */
  others: { collections: string[]; functions: string[] }
}

export interface ShopState {
  hasSettings: boolean
  hasOwner: boolean
  /** an unused code with which somebody can become the owner */
  hasOwnerCode: boolean
  schemaVersion: number
  releases: Release[]
}

const QUESTIONS_AT_ONCE = 5

/** Asks the environment, and changes nothing. */
export async function readState(description: Description, manager: Manager, cloud: Cloud, now: string): Promise<State> {
  const wanted = {
    collections: description.collections.map(({ name }) => name),
    functions: Object.keys(description.functions),
  }
  const [collections, functions] = [await manager.collections(), await manager.functions()]
  const ours = {
    collections: wanted.collections.filter((name) => collections.includes(name)),
    functions: wanted.functions.filter((name) => functions.includes(name)),
  }
  const of = async <T>(names: string[], ask: (name: string) => Promise<T>): Promise<Map<string, T>> =>
    new Map(await inParallel(QUESTIONS_AT_ONCE, names, async (name) => [name, await ask(name)] as const))
  return {
    collections: await of(ours.collections, (name) => manager.indexes(name)),
    collectionRules: await manager.collectionRules(ours.collections),
    storageRule: await manager.storageRule(),
    functionRule: await manager.functionRule(),
    functions: await of(ours.functions, (name) => manager.functionOf(name)),
    versions: await of(ours.functions, (name) => manager.versions(name)),
    http: await manager.httpPaths(),
    shop: await readShop(cloud, now),
    others: {
      collections: collections.filter((name) => !wanted.collections.includes(name)),
      functions: functions.filter((name) => !wanted.functions.includes(name)),
    },
  }
}

async function readShop(cloud: Cloud, now: string): Promise<ShopState> {
  const schema = (await cloud.get('system', 'schema')) as SchemaVersion | undefined
  const log = (await cloud.get('system', 'release_log')) as ReleaseLog | undefined
  const codes = await cloud.find('invites', { role: 'owner', used_by: null, expire_at: cloud.operators.gt(now) }, 1)
  return {
    hasSettings: (await cloud.get('settings', 'shop')) !== undefined,
    hasOwner: (await cloud.find('admins', { role: 'owner' }, 1)).length > 0,
    hasOwnerCode: codes.length > 0,
    schemaVersion: schema?.version ?? 0,
    releases: log?.releases ?? [],
  }
}
