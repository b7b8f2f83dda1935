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
  http: Map<string, string>
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
