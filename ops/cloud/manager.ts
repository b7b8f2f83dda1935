import CloudBase from '@cloudbase/manager-node'
import type { Credentials } from '../shell/credentials'
import type { IndexSpec, Rule } from './resources'

/** The only file that knows Tencent's management library. */

/** A function as it is in the cloud. */
export interface LiveFunction {
  runtime: string
  timeout_seconds: number
  memory_mb: number
  /** what the last deployment wrote: see markOf */
  description: string
  environment: Record<string, string>
  /** schedules by name */
  timers: Record<string, string>
  status: string
}

/** What a function is made of, beside its code. */
export type FunctionConfig = Omit<LiveFunction, 'timers' | 'status'>

interface Detail {
  Runtime: string
  Timeout: number
  MemorySize: number
  Description?: string
  Status: string
  Environment?: { Variables?: { Key: string; Value: string }[] }
  Triggers?: { TriggerName: string; Type: string; TriggerDesc: string }[]
}

interface Permissions {
  Data?: { PermissionList?: { Resource?: string; Permission?: string; SecurityRule?: string }[] }
}

export type Manager = ReturnType<typeof openManager>

const CLOSED: Rule = { read: false, write: false }
function isClosed({ read, write }: Rule) {
  return !read && !write
}

/** The platform answers a timer's schedule as `{"cron": …}`. */
function scheduleOf(text: string): string {
  try {
    return (JSON.parse(text) as { cron?: string }).cron ?? text
  } catch {
    return text
  }
}

function liveFunction(detail: Detail): LiveFunction {
  return {
    runtime: detail.Runtime,
    timeout_seconds: detail.Timeout,
    memory_mb: detail.MemorySize,
    description: detail.Description ?? '',
    environment: Object.fromEntries((detail.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
    timers: Object.fromEntries(
      (detail.Triggers ?? [])
        .filter(({ Type }) => Type === 'timer')
        .map(({ TriggerName, TriggerDesc }) => [TriggerName, scheduleOf(TriggerDesc)]),
    ),
    status: detail.Status,
  }
}

function configOf(name: string, config: FunctionConfig) {
  return {
    name,
    runtime: config.runtime,
    timeout: config.timeout_seconds,
    memorySize: config.memory_mb,
    description: config.description,
    envVariables: config.environment,
    handler: 'index.main',
    installDependency: false,
  }
}

function keySchema({ name, unique = false, keys }: IndexSpec) {
  return {
    IndexName: name,
    MgoKeySchema: {
      MgoIsUnique: unique,
      MgoIndexKeys: keys.map(({ field, direction }) => ({ Name: field, Direction: String(direction) })),
    },
  }
}

const FUNCTIONS_A_PAGE = 20
const COLLECTIONS_A_PAGE = 100

export function openManager({ env, region, secretId, secretKey, token }: Credentials) {
  const {
    database,
    functions,
    storage,
    permission,
    access,
    env: environment,
    commonService,
  } = bound(new CloudBase({ envId: env, region, secretId, secretKey, token }))
  const rules = async (resourceType: 'collection' | 'function', resources?: string[]) =>
    (
      (await permission.describeResourcePermission({
        resourceType,
        ...(resources && { resources }),
      })) as unknown as Permissions
    ).Data?.PermissionList ?? []

  return {
    /** Throws when the credentials or the environment are wrong. */
    async assertReachable(): Promise<void> {
      await environment.getEnvInfo()
    },

    async collections(): Promise<string[]> {
      const names: string[] = []
      for (;;) {
        const { Collections } = await database.listCollections({
          MgoLimit: COLLECTIONS_A_PAGE,
          MgoOffset: names.length,
        })
        names.push(...Collections.map((collection) => collection.CollectionName))
        if (Collections.length < COLLECTIONS_A_PAGE) return names
      }
    },
    createCollection: (name: string) => database.createCollection(name),

    async indexes(collection: string): Promise<IndexSpec[]> {
      const { Indexes = [] } = await database.describeCollection(collection)
      return Indexes.filter(({ Name }) => Name !== '_id_').map(({ Name, Unique, Keys }) => ({
        name: Name,
        unique: Unique,
        keys: Keys.map((key) => ({ field: key.Name ?? '', direction: key.Direction === '-1' ? -1 : 1 })),
      }))
    },
    createIndex: (collection: string, index: IndexSpec) =>
      database.updateCollection(collection, { CreateIndexes: [keySchema(index)] }),
    dropIndex: (collection: string, name: string) =>
      database.updateCollection(collection, { DropIndexes: [{ IndexName: name }] }),

    /** The rule of each of these collections. */
    async collectionRules(names: string[]): Promise<Map<string, Rule | string>> {
      const found = names.length === 0 ? [] : await rules('collection', names)
      return new Map(
        found.map(({ Resource = '', Permission = '', SecurityRule }) => [
          Resource,
          Permission === 'ADMINONLY' ? CLOSED : SecurityRule ? (JSON.parse(SecurityRule) as Rule) : Permission,
        ]),
      )
    },
    setCollectionRule: (resource: string, rule: Rule) =>
      permission.modifyResourcePermission({
        resourceType: 'collection',
        resource,
        ...(isClosed(rule)
          ? { permission: 'ADMINONLY' as const }
          : { permission: 'CUSTOM' as const, securityRule: JSON.stringify(rule) }),
      }),

    async storageRule(): Promise<Rule | string> {
      const found = (await storage.getStorageAcl({ withRule: true })) as unknown as { acl: string; rule?: Rule }
      return found.rule ?? found.acl
    },
    /** Every stored file whose path begins so. */
    async filesIn(prefix: string): Promise<{ file_id: string; modified_at: Date }[]> {
      const { EnvInfo } = await environment.getEnvInfo()
      const found = await storage.listDirectoryFiles(prefix).catch((error: Error) => {
        throw new Error(`The storage cannot be listed: ${error.message}`)
      })
      return found
        .filter(({ Key }) => Key.startsWith(prefix) && !Key.endsWith('/'))
        .map(({ Key, LastModified }) => ({
          file_id: `cloud://${env}.${EnvInfo.Storages?.[0]?.Bucket}/${Key}`,
          modified_at: new Date(LastModified),
        }))
    },
    setStorageRule: (rule: Rule) => storage.setStorageAcl('CUSTOM', rule),

    async functionRule(): Promise<unknown> {
      const [found] = await rules('function')
      return found?.SecurityRule ? (JSON.parse(found.SecurityRule) as unknown) : null
    },
    setFunctionRule: (rule: object) =>
      permission.modifyResourcePermission({
        resourceType: 'function',
        permission: 'CUSTOM',
        securityRule: JSON.stringify(rule),
      }),

    async functions(): Promise<string[]> {
      const names: string[] = []
      for (;;) {
        const page = await functions.listFunctions(FUNCTIONS_A_PAGE, names.length)
        names.push(...page.map((found) => found.FunctionName ?? ''))
        if (page.length < FUNCTIONS_A_PAGE) return names
      }
    },
    functionOf: async (name: string): Promise<LiveFunction> => liveFunction(await functions.getFunctionDetail(name)),
    createFunction: (name: string, config: FunctionConfig, archive: string) =>
      functions.createFunction({ func: configOf(name, config), base64Code: archive }),
    async updateCode(name: string, config: FunctionConfig, archive: string): Promise<void> {
      await functions.updateFunctionCode({ func: configOf(name, config), base64Code: archive })
      await functions.waitFunctionActive(name)
    },
    async updateConfig(name: string, config: FunctionConfig): Promise<void> {
      await functions.updateFunctionConfig(configOf(name, config))
      await functions.waitFunctionActive(name)
    },
    createTimer: (name: string, schedule: string) =>
      functions.createFunctionTriggers(name, [{ name, type: 'timer', config: schedule }]),
    removeTimer: (name: string, timer: string) => functions.deleteFunctionTrigger(name, timer),

    publishVersion: (functionName: string, description: string) =>
      functions.publishVersion({ functionName, description }),
    /** Numbers of the kept versions by their description, the newest of each. */
    async versions(functionName: string): Promise<Map<string, string>> {
      const { Versions } = (await functions.listVersionByFunction({
        functionName,
        offset: 0,
        limit: 100,
        order: 'ASC',
        orderBy: 'AddTime',
      })) as unknown as { Versions: { Version: string; Description: string }[] }
      return new Map(
        Versions.filter(({ Version }) => Version !== '$LATEST').map(({ Version, Description }) => [
          Description,
          Version,
        ]),
      )
    },
    /** A link to the archive of a kept version. */
    async codeOf(name: string, version: string): Promise<string> {
      const reply = (await commonService('scf').call({
        Action: 'GetFunctionAddress',
        Param: { FunctionName: name, Namespace: env, Qualifier: version },
      })) as { Url: string }
      return reply.Url
    },

    async httpPaths(): Promise<Map<string, string>> {
      const { APISet = [] } = await access.getAccessList()
      return new Map(APISet.map(({ Name, Path }) => [Name, Path]))
    },
    openHttp: (name: string, path: string) => access.createAccess({ name, path }),
  }
}

/** The services of the library, which are getters of one object. */
function bound(app: CloudBase) {
  return {
    database: app.database,
    functions: app.functions,
    storage: app.storage,
    permission: app.permission,
    access: app.access,
    env: app.env,
    commonService: app.commonService.bind(app),
  }
}
