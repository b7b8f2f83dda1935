type Listener = (...args: unknown[]) => void

export interface EventChannel {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
  emit(name: string, ...args: unknown[]): void
}

/** What wx.navigateTo opens between two pages. */
export function createChannel(events: Record<string, Listener> = {}): EventChannel {
  const listeners = new Map<string, Set<Listener>>()
  const on = (name: string, listener: Listener) =>
    void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
  const off = (name: string, listener?: Listener) => {
    if (listener) listeners.get(name)?.delete(listener)
    else listeners.delete(name)
  }
  const once = (name: string, listener: Listener) => {
    const first: Listener = (...args) => {
      off(name, first)
      listener(...args)
    }
    on(name, first)
  }
  Object.entries(events).forEach(([name, listener]) => on(name, listener))
  return {
    on,
    once,
    off,
    emit: (name, ...args) => [...(listeners.get(name) ?? [])].forEach((listener) => listener(...args)),
  }
}
