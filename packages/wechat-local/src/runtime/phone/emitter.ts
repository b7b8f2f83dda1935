type Listener<A extends unknown[]> = (...args: A) => void

export interface Emitter<A extends unknown[]> {
  on: (listener: Listener<A>) => () => void
  /** Without a listener: all of them. */
  off: (listener?: Listener<A>) => void
  emit: (...args: A) => void
  size: () => number
}

export function emitter<A extends unknown[]>(): Emitter<A> {
  const listeners = new Set<Listener<A>>()
  return {
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    off: (listener) => {
      if (listener) listeners.delete(listener)
      else listeners.clear()
    },
    emit: (...args) => [...listeners].forEach((listener) => listener(...args)),
    size: () => listeners.size,
  }
}
