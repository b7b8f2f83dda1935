import { Refusal, type TencentIndex, type TencentState } from './tencent-state'

export const ENV = 'shop-1a2b'
export const BUCKET = `6c6f-${ENV}-1250000000`

interface TableRequest {
  TableName: string
  MgoLimit?: number
  MgoOffset?: number
  CreateIndexes?: { IndexName: string; MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: TencentIndex['Keys'] } }[]
  DropIndexes?: { IndexName: string }[]
}

function tableOf({ tables }: TencentState, name: string): TencentIndex[] {
  const found = tables.get(name)
  if (!found) throw new Refusal('ResourceNotFound', `Table ${name} does not exist.`)
  return found
}

const ID_INDEX: TencentIndex = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }

export const tableAnswers: Record<string, (state: TencentState, request: TableRequest) => object> = {
  ListTables: ({ tables }, { MgoOffset = 0, MgoLimit = 100 }) => ({
    Tables: [...tables.keys()].slice(MgoOffset, MgoOffset + MgoLimit).map((TableName) => ({ TableName })),
    Pager: { Total: tables.size },
  }),
  CreateTable: ({ tables }, { TableName }) => {
    if (tables.has(TableName)) throw new Refusal('ResourceInUse', `Table ${TableName} exists already.`)
    tables.set(TableName, [])
    return {}
  },
  DescribeTable: (state, { TableName }) => ({ Indexes: [ID_INDEX, ...tableOf(state, TableName)] }),
  UpdateTable: (state, { TableName, CreateIndexes = [], DropIndexes = [] }) => {
    const indexes = tableOf(state, TableName)
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
  Path?: string
  Name?: string
  EnvId?: string
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
  DescribeResourcePermission: ({ permissions, tables }, { ResourceType, Resources = [''] }) => ({
    Data: {
      PermissionList: Resources.filter((name) => ResourceType !== 'collection' || tables.has(name)).map((Resource) => ({
        Resource,
        ...(permissions.get(`${ResourceType}/${Resource}`) ?? { Permission: 'PRIVATE' }),
      })),
    },
  }),
  ModifyResourcePermission: ({ permissions }, { ResourceType, Resource = '', Permission, SecurityRule }) => {
    permissions.set(`${ResourceType}/${Resource}`, { Permission, ...(SecurityRule && { SecurityRule }) })
    return { Data: { Success: true } }
  },
  DescribeStorageSafeRule: ({ storage }) => storage,
  ModifyStorageSafeRule: (state, { AclTag = '', Rule }) => {
    state.storage = { AclTag, ...(Rule && { Rule }) }
    return {}
  },
  DescribeCloudBaseGWAPI: ({ http }) => ({ APISet: [...http].map(([Name, Path]) => ({ Name, Path })) }),
  CreateCloudBaseGWAPI: ({ http }, { Name = '', Path = '' }) => {
    if ([...http.values()].includes(Path)) throw new Refusal('InvalidParameter.APICreated', 'The path is taken.')
    http.set(Name, Path)
    return {}
  },
}
