import type { IndexSpec } from './database/collection-spec'

/** A rule of cloud storage: a boolean or an expression; see storage/rule.ts for what expressions may say. */
export type RuleText = boolean | string

export interface FunctionSpec {
  timeout_seconds?: number
  memory_mb?: number
  client?: boolean
  openapi?: string[]
  timer?: string | null
  /** events of WeChat's message push that go to it */
  push?: string[]
  environment?: Record<string, string>
}

/** The declarative environment.json: the same file that deployment reads. */
export interface Environment {
  env: string
  collections: { name: string; indexes: IndexSpec[]; rule?: unknown }[]
  storage: { rule: { read: RuleText; write: RuleText } }
  functions: Record<string, FunctionSpec>
}
