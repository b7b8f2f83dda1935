import { indexesOf, Refusal, type TencentIndex, type TencentState } from './tencent-state'

export const ENV = 'shop-1a2b'
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

/** After CreateTable a collection is not found for a while: CloudBase-AI-Toolkit, `waitForCollectionReady`. */
function settle({ settling }: TencentState, name: string): void {
  const left = settling.get(name) ?? 0
  if (left === 0) return
  settling.set(name, left - 1)
  throw new Refusal('ResourceNotFound', `Table ${name} does not exist yet.`)
}
const CALLS_TO_SETTLE = 2

const ID_INDEX: TencentIndex = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }

export const tableAnswers: Record<string, (state: TencentState, request: TableRequest) => object> = {
  ListTables: ({ tables }, { MgoOffset = 0, MgoLimit = 100 }) => ({
    Tables: listOf([...tables.keys()].slice(MgoOffset, MgoOffset + MgoLimit).map((TableName) => ({ TableName }))),
    Pager: { Total: tables.size },
  }),
  CreateTable: ({ tables, settling, quotas }, { TableName }) => {
    if (tables.size >= quotas.collections) throw new Refusal('LimitExceeded.Table', 'There are too many collections.')
    if (tables.has(TableName)) throw new Refusal('ResourceInUse', `Table ${TableName} exists already.`)
    tables.set(TableName, [])
    settling.set(TableName, CALLS_TO_SETTLE)
    return {}
  },
  DescribeTable: (state, { TableName }) => ({ Indexes: [ID_INDEX, ...indexesOf(state, TableName)] }),
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
  DescribeEnvInfo: (_state, { EnvId }) => {
    if (EnvId !== ENV) throw new Refusal('ResourceNotFound.Env', `The environment ${EnvId} does not exist.`)
    const base = { EnvId, Status: 'NORMAL', Region: 'ap-shanghai', LogServices: [], CustomLogServices: [] }
    const parts = {
      Databases: [{ InstanceId: 'tnt-1' }],
      Functions: [{ Namespace: EnvId }],
      Storages: [{ Bucket: BUCKET, Region: 'ap-shanghai' }],
    }
    return { EnvInfo: { EnvBaseInfo: { ...base, ...parts } } }
  },
  // the keys of a rule may come back in another order
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
  ModifyResourcePermission: (state, { ResourceType, Resource = '', Permission, SecurityRule }) => {
    settle(state, Resource)
    state.permissions.set(`${ResourceType}/${Resource}`, { Permission, ...(SecurityRule && { SecurityRule }) })
    return { Data: { Success: true } }
  },
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
  ModifySecurityRule: ({ permissions }, { Rule = '' }) => {
    permissions.set('function/', { Permission: 'CUSTOM', SecurityRule: Rule })
    return {}
  },
}
