import { indexesOf, Refusal, type TencentIndex, type TencentState } from './tencent-state'

export const ENV = 'shop-1a2b'
/** An environment that this key does not see. */
export const OF_ANOTHER_ACCOUNT = 'shop-of-another'
export const BUCKET = `6c6f-${ENV}-1250000000`

interface TableRequest {
  TableName: string
  MgoLimit?: number
  MgoOffset?: number
  CreateIndexes?: { IndexName: string; MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: TencentIndex['Keys'] } }[]
  DropIndexes?: { IndexName: string }[]
}

/** A list without entries is null in the answers of the reference: "此字段可能返回 null". */
function listOf<T>(items: T[]): T[] | null {
  return items.length > 0 ? items : null
}

/** After CreateTable a collection is not found for up to ten seconds: CloudBase-AI-Toolkit, `waitForCollectionReady`. */
const SECONDS_TO_SETTLE = 8
function settle({ settling, now }: TencentState, name: string): void {
  if ((settling.get(name) ?? 0) > now) throw new Refusal('ResourceNotFound', `Table ${name} does not exist yet.`)
}

/** Rules take one to three minutes: docs.cloudbase.net/cloud-function/security-rules. */
const SECONDS_OF_A_RULE = 180
function setFunctionRule(state: TencentState, Permission: string, rule: string | undefined): void {
  state.functionRule = { from: state.now + SECONDS_OF_A_RULE * 1000, before: countingRule(state) }
  state.permissions.set('function/', { Permission, ...(rule !== undefined && { SecurityRule: rule }) })
}
export function countingRule({ functionRule: { from, before }, now, permissions }: TencentState): string | undefined {
  return from > now ? before : permissions.get('function/')?.SecurityRule
}

const ID_INDEX: TencentIndex = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }

export const tableAnswers: Record<string, (state: TencentState, request: TableRequest) => object> = {
  // CloudBase-AI-Toolkit, capi.ts, has it on the list of what ends; Tables may be null like every list
  ListTables: ({ tables }, { MgoOffset = 0, MgoLimit = 100 }) => ({
    Tables: listOf([...tables.keys()].slice(MgoOffset, MgoOffset + MgoLimit).map((TableName) => ({ TableName }))),
    Pager: { Total: tables.size },
  }),
  // 100 collections, 20 indexes a collection: developers.weixin.qq.com/miniprogram/dev/wxcloud, quota
  CreateTable: ({ tables, settling, quotas, now }, { TableName }) => {
    if (tables.size >= quotas.collections) throw new Refusal('LimitExceeded.Table', 'There are too many collections.')
    if (tables.has(TableName)) throw new Refusal('ResourceInUse', `Table ${TableName} exists already.`)
    tables.set(TableName, [])
    settling.set(TableName, now + SECONDS_TO_SETTLE * 1000)
    return {}
  },
  // https://cloud.tencent.com/document/api/876/127966
  DescribeTable: (state, { TableName }) => ({ Indexes: [ID_INDEX, ...indexesOf(state, TableName)] }),
  // https://cloud.tencent.com/document/api/876/127964
  UpdateTable: (state, { TableName, CreateIndexes = [], DropIndexes = [] }) => {
    const indexes = indexesOf(state, TableName)
    settle(state, TableName)
    if (indexes.length + CreateIndexes.length > state.quotas.indexes)
      throw new Refusal('LimitExceeded.Index', 'There are too many indexes.')
    for (const { IndexName } of DropIndexes)
      indexes.splice(
        indexes.findIndex(({ Name }) => Name === IndexName),
        1,
      )
    for (const { IndexName, MgoKeySchema } of CreateIndexes) {
      if (indexes.some(({ Name }) => Name === IndexName))
        throw new Refusal('FailedOperation', 'The index exists already.')
      indexes.push({ Name: IndexName, Unique: MgoKeySchema.MgoIsUnique, Keys: MgoKeySchema.MgoIndexKeys })
    }
    return {}
  },
}

interface PermissionRequest {
  ResourceType: string
  Resource?: string
  Resources?: string[]
  Permission: string
  SecurityRule?: string
  AclTag?: string
  Rule?: string
  CollectionName?: string
  EnvId?: string
}

function reordered(rule: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(rule) as object).reverse()))
}

export const otherAnswers: Record<string, (state: TencentState, request: PermissionRequest) => object> = {
  // of another account's environment the answer may be empty: CloudBase-AI-Toolkit reads `EnvInfo?.`
  DescribeEnvInfo: (_state, { EnvId }) => {
    if (EnvId === OF_ANOTHER_ACCOUNT) return { EnvInfo: null }
    if (EnvId !== ENV) throw new Refusal('ResourceNotFound.Env', `The environment ${EnvId} does not exist.`)
    const base = { EnvId, Status: 'NORMAL', Region: 'ap-shanghai', LogServices: [], CustomLogServices: [] }
    const parts = {
      Databases: [{ InstanceId: 'tnt-1' }],
      Functions: [{ Namespace: EnvId }],
      Storages: [{ Bucket: BUCKET, Region: 'ap-shanghai' }],
    }
    return { EnvInfo: { EnvBaseInfo: { ...base, ...parts } } }
  },
  // https://cloud.tencent.com/document/api/876/132255; the keys of a rule may come back in another order
  DescribeResourcePermission: ({ permissions, tables }, { ResourceType, Resources = [''] }) => ({
    Data: {
      PermissionList: listOf(
        Resources.filter((name) => ResourceType !== 'collection' || tables.has(name)).map((Resource) => {
          const { Permission, SecurityRule } = permissions.get(`${ResourceType}/${Resource}`) ?? {
            Permission: 'PRIVATE',
          }
          return { Resource, Permission, ...(SecurityRule && { SecurityRule: reordered(SecurityRule) }) }
        }),
      ),
    },
  }),
  // https://cloud.tencent.com/document/api/876/132256
  ModifyResourcePermission: (state, { ResourceType, Resource = '', Permission, SecurityRule }) => {
    settle(state, Resource)
    if (ResourceType === 'function') setFunctionRule(state, Permission, SecurityRule)
    else state.permissions.set(`${ResourceType}/${Resource}`, { Permission, ...(SecurityRule && { SecurityRule }) })
    return { Data: { Success: true } }
  },
  // docs.cloudbase.net/storage/security-rules; there is a rule where the tag is CUSTOM
  DescribeStorageSafeRule: ({ storage }) => storage,
  ModifyStorageSafeRule: (state, { AclTag = '', Rule }) => {
    state.storage = { AclTag, ...(Rule && { Rule }) }
    return {}
  },
  // the interface before: https://cloud.tencent.com/document/api/876/128959
  DescribeSafeRule: ({ permissions }, { CollectionName = '' }) => {
    const { Permission, SecurityRule } = permissions.get(`collection/${CollectionName}`) ?? { Permission: 'PRIVATE' }
    return { AclTag: Permission, Rule: SecurityRule ?? null }
  },
  ModifySafeRule: (state, { CollectionName = '', AclTag = '', Rule }) => {
    settle(state, CollectionName)
    state.permissions.set(`collection/${CollectionName}`, { Permission: AclTag, ...(Rule && { SecurityRule: Rule }) })
    return {}
  },
  DescribeSecurityRule: ({ permissions }) => ({ Rule: permissions.get('function/')?.SecurityRule ?? null }),
  ModifySecurityRule: (state, { Rule = '' }) => {
    setFunctionRule(state, 'CUSTOM', Rule)
    return {}
  },
}
