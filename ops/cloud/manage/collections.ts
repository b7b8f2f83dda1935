import { pagesByOffset } from '../paging'
import { NOT_READY } from '../retry'
import { isThere, type Api } from './api'
import type { IndexSpec } from '../resources'

interface LiveIndex {
  Name: string
  Unique: boolean
  Keys: { Name?: string; Direction?: string }[]
}

const COLLECTIONS_A_PAGE = 100

function keySchema({ name, unique = false, keys }: IndexSpec) {
  return {
    IndexName: name,
    MgoKeySchema: {
      MgoIsUnique: unique,
      MgoIndexKeys: keys.map(({ field, direction }) => ({ Name: field, Direction: String(direction) })),
    },
  }
}

/** Collections and their indexes: https://cloud.tencent.com/document/api/876/127964 */
export function collectionsOf(api: Api) {
  async function ask<T>(action: string, request: object, expected?: { doneBefore?: RegExp; notReady?: RegExp }) {
    const { databaseId } = await api.parts()
    const connector = { DatabaseName: databaseId, InstanceId: 'flexdb' }
    return api.call<T>('tcb', action, { EnvId: api.env, MongoConnector: connector, ...request }, expected)
  }
  return {
    list: (): Promise<string[]> =>
      pagesByOffset(COLLECTIONS_A_PAGE, async (MgoOffset, MgoLimit) => {
        const page = await ask<{ Tables?: { TableName: string }[] | null }>('ListTables', { MgoLimit, MgoOffset })
        return (page.Tables ?? []).map(({ TableName }) => TableName)
      }),
    /** For where the cloud gives no list: https://cloud.tencent.com/document/api/876/127966 */
    exists: (TableName: string): Promise<boolean> => isThere(ask('DescribeTable', { TableName }), NOT_READY),
    create: (TableName: string): Promise<unknown> =>
      ask('CreateTable', { TableName }, { doneBefore: /^ResourceInUse|already/i }),
    async indexesOf(TableName: string): Promise<IndexSpec[]> {
      const { Indexes } = await ask<{ Indexes?: LiveIndex[] | null }>('DescribeTable', { TableName })
      return (Indexes ?? [])
        .filter(({ Name }) => Name !== '_id_')
        .map(({ Name, Unique, Keys }) => ({
          name: Name,
          unique: Unique,
          keys: Keys.map((key) => ({ field: key.Name ?? '', direction: key.Direction === '-1' ? -1 : 1 })),
        }))
    },
    /** A collection that was just made is not found everywhere for some seconds. */
    createIndexes: (TableName: string, indexes: IndexSpec[]): Promise<unknown> =>
      ask(
        'UpdateTable',
        { TableName, CreateIndexes: indexes.map(keySchema) },
        { doneBefore: /already/i, notReady: NOT_READY },
      ),
    dropIndex: (TableName: string, name: string): Promise<unknown> =>
      ask('UpdateTable', { TableName, DropIndexes: [{ IndexName: name }] }, { doneBefore: /not (exist|found)/i }),
  }
}
