/** What an environment of Tencent's is made of, in the words of its management interface. */
export interface TencentFunction {
  FunctionName: string
  Runtime: string
  Timeout: number
  MemorySize: number
  Description: string
  Status: string
  Environment: { Variables: { Key: string; Value: string }[] }
  Triggers: { TriggerName: string; Type: string; TriggerDesc: string }[]
  code: string
  /** states on the way to `Status`, each until a moment */
  onTheWay: { Status: string; until: number }[]
  /** as the platform says times: `2026-11-23 20:00:00`, in Shanghai */
  ModTime: string
  versions: { Version: string; Description: string; code: string }[]
}

export interface TencentIndex {
  Name: string
  Unique: boolean
  Keys: { Name: string; Direction: string }[]
}

export interface TencentState {
  tables: Map<string, TencentIndex[]>
  /** CUSTOM rules and plain permissions, by `<type>/<resource>` */
  permissions: Map<string, { Permission: string; SecurityRule?: string }>
  storage: { AclTag: string; Rule?: string }
  functions: Map<string, TencentFunction>
  /** names of functions by their paths */
  http: Map<string, string>
  isHttpOn: boolean
  /** the time by the clock of who asks */
  now: number
  /** until when a collection is not found: it was just made */
  settling: Map<string, number>
  /** from when on the rule of the functions counts, and what counts until then */
  functionRule: { from: number; before: string | undefined }
  /** functions whose next change comes to nothing, and in which state: https://cloud.tencent.com/document/product/583/47175 */
  failing: Map<string, 'CreateFailed' | 'UpdateFailed' | 'PublishFailed'>
  /** actions that are not served any more, or that this key may not ask for */
  retired: Set<string>
  forbidden: Set<string>
  /** https://cloud.tencent.com/document/product/876/51108: functions, indexes of a collection, collections */
  quotas: { functions: number; indexes: number; collections: number }
  /** when files of the bucket were written, by their paths; null: nobody may list them */
  files: Map<string, Date> | null
}

/** As the platform makes an environment. */
export function newState(): TencentState {
  return {
    tables: new Map(),
    permissions: new Map(),
    storage: { AclTag: 'READONLY' },
    functions: new Map(),
    http: new Map(),
    isHttpOn: false,
    now: 0,
    settling: new Map(),
    functionRule: { from: 0, before: undefined },
    failing: new Map(),
    retired: new Set(),
    forbidden: new Set(),
    quotas: { functions: 50, indexes: 20, collections: 100 },
    files: new Map(),
  }
}

/** A refusal of the platform. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** As the platform says a moment. */
export function shanghaiTime(at: number): string {
  return new Date(at + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** What is under way at a function; undefined when nothing is. */
export function stateOnTheWay({ onTheWay }: TencentFunction, now: number): string | undefined {
  return onTheWay.find(({ until }) => until > now)?.Status
}

export function functionOf({ functions }: TencentState, name: string): TencentFunction {
  const found = functions.get(name)
  if (!found) throw new Refusal('ResourceNotFound.Function', `The function ${name} does not exist.`)
  return found
}

export function indexesOf({ tables }: TencentState, name: string): TencentIndex[] {
  const found = tables.get(name)
  if (!found) throw new Refusal('ResourceNotFound', `Table ${name} does not exist.`)
  return found
}
