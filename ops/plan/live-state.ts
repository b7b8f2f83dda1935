import type { Release, ReleaseLog, SchemaVersion } from '../../core/shop/system'
import type { Cloud } from '../cloud/cloud'
import type { Description, IndexSpec, Rule } from './environment'
import { inParallel } from '../shell/parallel'
import type { LiveFunction, Manager } from '../cloud/manager'

/** What an environment is, as far as the description has a say. */
export interface State {
  collections: Map<string, IndexSpec[]>
  collection_rules: Map<string, Rule | string>
  storage_rule: Rule | string
  function_rule: unknown
  functions: Map<string, LiveFunction>
  /** numbers of kept versions by what their description says, of each function */
  versions: Map<string, Map<string, string>>
  http: Map<string, string>
  shop: ShopState
  /** what is there and not described */
  others: { collections: string[]; functions: string[] }
}

export interface ShopState {
  has_settings: boolean
  has_owner: boolean
  /** an unused code with which somebody can become the owner */
  has_owner_code: boolean
  schema_version: number
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
    collection_rules: await manager.collectionRules(ours.collections),
    storage_rule: await manager.storageRule(),
    function_rule: await manager.functionRule(),
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
    has_settings: (await cloud.get('settings', 'shop')) !== undefined,
    has_owner: (await cloud.find('admins', { role: 'owner' }, 1)).length > 0,
    has_owner_code: codes.length > 0,
    schema_version: schema?.version ?? 0,
    releases: log?.releases ?? [],
  }
}
