import type { Release, ReleaseLog, SchemaVersion } from '../../core/shop/system'
import type { Cloud } from '../cloud/cloud'
import type { IndexSpec, Rule } from '../cloud/resources'
import type { Description } from './environment'
import { inParallel } from '../shell/parallel'
import type { LiveFunction } from '../cloud/manage/functions'
import type { LiveHttp } from '../cloud/manage/http'
import type { Manager } from '../cloud/manager'
import type { Version } from '../cloud/manage/versions'

/** What an environment is, as far as the description has a say. What could not be read is undefined, and `unread`. */
export interface State {
  collections: Map<string, IndexSpec[]>
  collectionRules: Map<string, Rule | string> | undefined
  storageRule: Rule | string | undefined
  functionRule: unknown
  functions: Map<string, LiveFunction>
  versions: Map<string, Version[]> | undefined
  http: LiveHttp | undefined
  shop: ShopState
  /** what is there and not described */
  others: { collections: string[]; functions: string[] }
  unread: Unread[]
}

/** Something that the cloud does not show, and why. */
export interface Unread {
  what: string
  error: unknown
}

export interface ShopState {
  hasSettings: boolean
  hasOwner: boolean
  /** an unused code with which somebody can become the owner */
  hasOwnerCode: boolean
  schemaVersion: number
  releases: Release[]
}

/** Versions may be asked for 20 times a second (583/37162): more at once are refused on a fast line. */
const QUESTIONS_AT_ONCE = 3

async function ofEach<T>(names: string[], ask: (name: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await inParallel(QUESTIONS_AT_ONCE, names, async (name) => [name, await ask(name)] as const))
}

/** Asks the environment, and changes nothing. */
export async function readState(description: Description, manager: Manager, cloud: Cloud, now: string): Promise<State> {
  const wanted = {
    collections: description.collections.map(({ name }) => name),
    functions: Object.keys(description.functions),
  }
  const [collections, functions] = [await manager.collections.list(), await manager.functions.list()]
  const ours = {
    collections: wanted.collections.filter((name) => collections.includes(name)),
    functions: wanted.functions.filter((name) => functions.includes(name)),
  }
  const unread: Unread[] = []
  /** a part without which the rest can still be put right */
  async function optional<T>(what: string, ask: () => Promise<T>): Promise<T | undefined> {
    return ask().catch((error: unknown) => void unread.push({ what, error }))
  }
  return {
    collections: await ofEach(ours.collections, (name) => manager.collections.indexesOf(name)),
    collectionRules: await optional('the rules of the collections', () =>
      manager.rules.ofCollections(ours.collections),
    ),
    storageRule: await optional('the rule of the storage', () => manager.rules.ofStorage()),
    functionRule: await optional('the rule of the functions', () => manager.rules.ofFunctions()),
    functions: await ofEach(ours.functions, (name) => manager.functions.get(name)),
    versions: await optional('the kept versions', () => ofEach(ours.functions, (name) => manager.versions.list(name))),
    http: await optional('the paths of HTTP', () => manager.http.read()),
    shop: await readShop(cloud, now),
    others: {
      collections: collections.filter((name) => !wanted.collections.includes(name)),
      functions: functions.filter((name) => !wanted.functions.includes(name)),
    },
    unread,
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
