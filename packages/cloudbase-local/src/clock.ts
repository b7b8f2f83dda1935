/** Time as it passes, whatever anybody moves. */
export interface Time {
  /** Milliseconds since some moment. */
  elapsed(): number
  /** Runs something when so much time has passed; returns what calls it off. */
  after(ms: number, run: () => void): () => void
}

export interface Clock extends Time {
  /** Milliseconds since 1970, as the local cloud sees them. */
  now(): number
  set(ms: number): void
  advance(ms: number): void
  /** Calls `listener` after every move; returns what unsubscribes it. */
  onChange(listener: () => void): () => void
}

/** The machine's clock, moved by an offset that threads can read without a message. */
export interface MachineClock extends Clock {
  /** Holds one BigInt64: how many ms this clock is ahead of the machine's. */
  readonly shared: SharedArrayBuffer
}

export const machineTime: Time = {
  elapsed: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref()
    return () => clearTimeout(timer)
  },
}

/**
 * A clock that runs with another until it is moved, and goes on running from there.
 * @param date of the other clock, in whole milliseconds since 1970
 */
export function createClock(time = machineTime, date = Date.now): MachineClock {
  const shared = new SharedArrayBuffer(8)
  const offset = new BigInt64Array(shared)
  const listeners = new Set<() => void>()
  const now = () => date() + Number(Atomics.load(offset, 0))
  const set = (ms: number) => {
    if (!Number.isSafeInteger(ms) || ms < 0 || ms > 8.64e15) throw new RangeError(`not a time in milliseconds: ${ms}`)
    Atomics.store(offset, 0, BigInt(ms - date()))
    for (const listener of listeners) listener()
  }
  return {
    elapsed: () => time.elapsed(),
    after: (ms, run) => time.after(ms, run),
    now,
    set,
    advance: (ms) => set(now() + ms),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    shared,
  }
}
