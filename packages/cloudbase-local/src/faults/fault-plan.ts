import type { Instance } from '../functions/instance'
import { HttpError } from '../http/exchange'

const KINDS = [
  'conflict',
  'network',
  'reply_lost',
  'latency',
  'held',
  'crash_before',
  'crash_after',
  'file_kept',
] as const

/**
 * `network`: not executed, no answer. `reply_lost`: executed, no answer. `conflict`: the transaction is aborted (strikes
 * operations in transactions only). `held`: executed only once it is released. `crash_*`: the calling instance dies before or after the operation (strikes functions only).
 * `file_kept`: of a removal one file stays, and its code says so (strikes the action `storage.deleteFile`, asked once a file).
 */
export type FaultKind = (typeof KINDS)[number]

export interface WireRequest {
  action: string
  sender: Instance | undefined
  transactionId: unknown
}

export interface FaultRule {
  /** An action, `database.*`, or `*`. */
  action: string
  kind: FaultKind
  /** How likely each matching request is struck, 0 to 1; certain without it and without `nth`. */
  probability?: number
  /** Only this matching request is struck, counted from 1. */
  nth?: number
  /** Of `latency`: between these, evenly. */
  delay_ms?: [number, number]
  /** Only requests of this function. */
  function?: string
}

export interface FaultPlan {
  seed: number
  rules: FaultRule[]
}

export type Rule = FaultRule & { seen: number }

/** What strikes a request: all latencies that match, whether it is held, and the first other rule that strikes. */
export function chooseFault(rules: Rule[], request: WireRequest, random: () => number) {
  let delayMs = 0
  let isHeld = false
  let kind: FaultKind | null = null
  for (const rule of rules) {
    if (!matches(rule, request)) continue
    rule.seen++
    const struck = rule.nth === undefined ? random() < (rule.probability ?? 1) : rule.seen === rule.nth
    if (!struck) continue
    const [low, high] = rule.delay_ms ?? [10, 25]
    if (rule.kind === 'latency') delayMs += low + random() * (high - low)
    else if (rule.kind === 'held') isHeld = true
    else kind ??= rule.kind
  }
  return { delayMs, isHeld, kind }
}

function matches(rule: Rule, { action, sender, transactionId }: WireRequest): boolean {
  if (rule.kind === 'conflict' && (transactionId === undefined || action === 'database.abortTransaction')) return false
  if (rule.kind.startsWith('crash') && !sender) return false
  if ((rule.kind === 'file_kept') !== (action === 'storage.deleteFile')) return false
  if (rule.function !== undefined && rule.function !== sender?.bundle.name) return false
  if (rule.action.endsWith('*')) return action.startsWith(rule.action.slice(0, -1))
  return rule.action === action
}

/** A plan from outside; throws HttpError 400 naming what is wrong. */
export function parsePlan({ seed = 1, rules = [] }: Record<string, unknown>): FaultPlan {
  if (!Number.isSafeInteger(seed)) throw new HttpError(400, 'seed is not a whole number')
  if (!Array.isArray(rules)) throw new HttpError(400, 'rules is not a list')
  return { seed: seed as number, rules: rules.map(parseRule) }
}

function parseRule(value: unknown): FaultRule {
  const rule = value as FaultRule
  if (typeof rule?.action !== 'string') throw new HttpError(400, 'a rule has no action')
  if (!KINDS.includes(rule.kind)) throw new HttpError(400, `kind is not one of ${KINDS.join(', ')}`)
  const { probability = 1, nth = 1, delay_ms = [0, 0] } = rule
  if (!(probability >= 0 && probability <= 1)) throw new HttpError(400, 'probability is not between 0 and 1')
  if (!Number.isSafeInteger(nth) || nth < 1) throw new HttpError(400, 'nth is not a whole number from 1')
  const [low, high] = delay_ms
  if (!(low >= 0 && high >= low && high <= 60_000)) throw new HttpError(400, 'delay_ms is not [low, high]')
  return rule
}
