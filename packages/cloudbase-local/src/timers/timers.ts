import type { Clock } from '../clock'
import { nextTime } from './cron'

export interface Trigger {
  function: string
  name: string
  cron: string
}

interface TimerOptions {
  clock: Clock
  /** Asked again before every wait, so that a rebuilt function's new timer counts. */
  triggers: () => Trigger[]
  fire: (trigger: Trigger) => Promise<unknown>
}

const LONGEST_WAIT_MS = 30_000

/** The event a timer sends; `Time` is when it fired. */
export function timerEvent(trigger: Trigger, now: number) {
  const Time = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z')
  return { Type: 'Timer', TriggerName: trigger.name, Time, Message: '' }
}

/**
 * Fires timers when the movable clock says so: a jump over many due times fires each timer once. As in the cloud, a
 * timer does not wait for its last run to end. Returns what stops it.
 */
export function startTimers(options: TimerOptions): () => void {
  const schedule = new Schedule(options)
  const unsubscribe = options.clock.onChange(() => schedule.attempt())
  schedule.check()
  return () => {
    unsubscribe()
    schedule.stop()
  }
}

class Schedule {
  private readonly dueAt = new Map<string, number>()
  private last: number
  private callOff: () => void = () => {}

  constructor(private readonly options: TimerOptions) {
    this.last = options.clock.now()
  }

  check(): void {
    const now = this.options.clock.now()
    if (now < this.last) this.dueAt.clear()
    for (const trigger of this.options.triggers()) {
      const key = `${trigger.function} ${trigger.cron}`
      const due = this.dueAt.get(key) ?? nextTime(trigger.cron, Math.min(this.last, now))
      this.dueAt.set(key, due <= now ? nextTime(trigger.cron, now) : due)
      if (due <= now) this.options.fire(trigger).catch(report)
    }
    this.last = now
    this.wait(Math.min(...this.dueAt.values()) - now)
  }

  /** A build in progress leaves no functions for a moment: say so and look again later. */
  attempt(): void {
    try {
      this.check()
    } catch (error) {
      report(error)
      this.wait(LONGEST_WAIT_MS)
    }
  }

  stop(): void {
    this.callOff()
  }

  private wait(ms: number): void {
    this.stop()
    const wait = Math.min(Math.max(ms, 1), LONGEST_WAIT_MS)
    this.callOff = this.options.clock.after(wait, () => this.attempt())
  }
}

function report(error: unknown): void {
  console.error(`[timers] ${error instanceof Error ? error.message : String(error)}`)
}
