import type { Time } from '../clock'
import type { Instance } from '../functions/instance'
import { seeded } from '../random'
import { chooseFault, type FaultKind, type FaultPlan, type FaultRule, type Rule, type WireRequest } from './fault-plan'

export interface Faults {
  /** Starts a plan: counters of rules and of faults begin at zero. The same seed and order of requests strike alike. */
  use(plan: FaultPlan): void
  /** Ends the plan; what it holds goes on. */
  clear(): void
  /** Lets go on what is held, of one function or of all. */
  release(functionName?: string): void
  /** The plan that is in force. */
  rules(): FaultRule[]
  /** How often each kind struck each action. */
  counts(): Partial<Record<FaultKind, Record<string, number>>>
  /** Whether a file of a removal is to stay. */
  keepsFile(sender: Instance | undefined): boolean
  /** Runs a request with what the plan does to it. Null: the connection is to be destroyed without an answer. */
  around<T>(request: WireRequest, run: () => Promise<T>): Promise<T | null>
}

/** @param conflict aborts the transaction and throws what the platform answers to a lost conflict */
export function createFaults(time: Time, conflict: (transactionId: string) => Promise<never>): Faults {
  return new FaultInjector(time, conflict)
}

class FaultInjector implements Faults {
  private planned: Rule[] = []
  private random = seeded(0)
  private struck: ReturnType<Faults['counts']> = {}
  private held: { functionName: string | undefined; goOn: () => void }[] = []

  constructor(
    private readonly time: Time,
    private readonly conflict: (transactionId: string) => Promise<never>,
  ) {}

  use({ rules, seed }: FaultPlan): void {
    this.release()
    this.planned = rules.map((rule) => ({ ...rule, seen: 0 }))
    this.random = seeded(seed)
    this.struck = {}
  }

  clear(): void {
    this.planned = []
    this.release()
  }

  release(functionName?: string): void {
    const isMeant = (request: { functionName: string | undefined }) =>
      functionName === undefined || request.functionName === functionName
    const released = this.held.filter(isMeant)
    this.held = this.held.filter((request) => !isMeant(request))
    for (const { goOn } of released) goOn()
  }

  rules(): FaultRule[] {
    return this.planned.map(({ seen: _, ...rule }) => rule)
  }

  counts() {
    return structuredClone(this.struck)
  }

  keepsFile(sender: Instance | undefined): boolean {
    const action = 'storage.deleteFile'
    const { kind } = chooseFault(this.planned, { action, sender, transactionId: undefined }, this.random)
    if (kind !== 'file_kept') return false
    this.count(kind, action)
    return true
  }

  async around<T>(request: WireRequest, run: () => Promise<T>): Promise<T | null> {
    const { delayMs, isHeld, kind } = chooseFault(this.planned, request, this.random)
    if (isHeld) {
      this.count('held', request.action)
      await new Promise<void>((goOn) => this.held.push({ functionName: request.sender?.bundle.name, goOn }))
    }
    if (delayMs > 0) {
      this.count('latency', request.action)
      await new Promise<void>((resolve) => this.time.after(delayMs, resolve))
    }
    if (kind === null) return run()
    this.count(kind, request.action)
    if (kind === 'conflict') return this.conflict(String(request.transactionId))
    if (kind === 'reply_lost' || kind === 'crash_after') await run()
    if (kind === 'crash_before' || kind === 'crash_after') await request.sender?.stop()
    return null
  }

  private count(kind: FaultKind, action: string): void {
    const actions = (this.struck[kind] ??= {})
    actions[action] = (actions[action] ?? 0) + 1
  }
}
