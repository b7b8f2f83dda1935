import type { Release, ReleaseLog, SchemaVersion } from '../../core/shop/system'
import type { Cloud } from '../cloud/cloud'
import type { IndexSpec, Rule } from '../cloud/resources'
import type { Description } from './environment'
import { ofEach, Reader, type Unread } from './reader'
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
  /** hashes of the code that runs where WeChat DevTools may have uploaded it */
  codes: Map<string, string> | undefined
  http: LiveHttp | undefined
  shop: ShopState
  /** what is there and not described */
  others: { collections: string[]; functions: string[] }
  unread: Unread[]
  /** the collections and functions of which nobody knows whether they are there, or how: they are left as they are */
  unknown: Set<string>
}

interface ShopState {
  hasSettings: boolean
  hasOwner: boolean
  /** an unused code with which somebody can become the owner */
  hasOwnerCode: boolean
  schemaVersion: number
  releases: Release[]
}

/** Asks the environment, and changes nothing. */
export async function readState(description: Description, manager: Manager, cloud: Cloud, now: string): Promise<State> {
  const wanted = {
    collections: description.collections.map(({ name }) => name),
    functions: Object.keys(description.functions),
  }
  const reader = new Reader()
  const collections = await reader.names('the list of the collections', wanted.collections, {
    kind: 'the collection',
    ...manager.collections,
  })
  const functions = await reader.names('the list of the functions', wanted.functions, {
    kind: 'the function',
    ...manager.functions,
  })
  const ours = {
    collections: wanted.collections.filter((name) => collections.includes(name)),
    functions: wanted.functions.filter((name) => functions.includes(name)),
  }
  return {
    collections: await reader.each('the indexes', 'the collection', ours.collections, (name) =>
      manager.collections.indexesOf(name),
    ),
    functions: await reader.each('the functions', 'the function', ours.functions, (name) =>
      manager.functions.get(name),
    ),
    ...(await readParts(description, manager, ours, reader)),
    shop: await readShop(cloud, now),
    others: {
      collections: collections.filter((name) => !wanted.collections.includes(name)),
      functions: functions.filter((name) => !wanted.functions.includes(name)),
    },
    unread: reader.unread,
    unknown: reader.unknown,
  }
}

async function readParts(
  description: Description,
  { rules, versions, code, http }: Manager,
  ours: { collections: string[]; functions: string[] },
  reader: Reader,
) {
  const known = ours.functions.filter((name) => !reader.unknown.has(`the function ${name}`))
  const uploaded = known.filter((name) => description.functions[name]?.openapi.length)
  return {
    collectionRules: await reader.part('the rules of the collections', () => rules.ofCollections(ours.collections)),
    storageRule: await reader.part('the rule of the storage', () => rules.ofStorage()),
    functionRule: await reader.part('the rule of the functions', () => rules.ofFunctions()),
    versions: await reader.part('the kept versions', () => ofEach(known, (name) => versions.list(name))),
    codes: await reader.part('the code of functions', () => ofEach(uploaded, (name) => code.hash(name))),
    http: await reader.part('the paths of HTTP', () => http.read()),
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
