interface Event {
  at: number
  owner: object | null
  run: () => void
}

function flushed() {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * Time in which nothing takes time: whatever waits, waits here, and the next thing happens as soon as everything else
 * has come to rest. Equal seeds give equal histories.
 */
export class Timeline {
  private readonly events: Event[] = []

  constructor(public now: number) {}

  elapsed(): number {
    return this.now
  }

  reset(now: number): void {
    this.now = now
    this.events.length = 0
  }

  /** Runs something later; what is returned calls it off. */
  after(ms: number, run: () => void, owner: object | null = null): () => void {
    const event = { at: this.now + Math.max(0, ms), owner, run }
    let [low, high] = [0, this.events.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.events[middle] as Event).at <= event.at) low = middle + 1
      else high = middle
    }
    this.events.splice(low, 0, event)
    return () => this.remove((other) => other === event)
  }

  pause(ms: number, owner: object | null = null): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve, owner))
  }

  /** Whoever waits for one of these events waits for ever: its process is dead. */
  forget(owner: object): void {
    this.remove((event) => event.owner === owner)
  }

  /** Lets things happen until `goal` is reached. */
  async until<T>(goal: Promise<T>): Promise<T> {
    let isReached = false
    const reached = () => (isReached = true)
    goal.then(reached, reached)
    for (;;) {
      await flushed()
      if (isReached) return goal
      const next = this.events.shift()
      if (!next) throw new Error('nothing can happen any more, and the goal is not reached')
      this.now = Math.max(this.now, next.at)
      next.run()
    }
  }

  private remove(isMeant: (event: Event) => boolean): void {
    for (let at = this.events.length - 1; at >= 0; at--)
      if (isMeant(this.events[at] as Event)) this.events.splice(at, 1)
  }
}
