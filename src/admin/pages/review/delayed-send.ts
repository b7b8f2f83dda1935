/**
 * Sends something only after a while, so that it can be taken back until then. It is sent earlier when the next one is held, and
 * when `sendNow` is called because the page is left.
 */
export function delayedSend<T>(delayMs: number, send: (held: T) => void, onEnd: () => void) {
  let held: { value: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (): { value: T } | null => {
    clearTimeout(timer)
    const taken = held
    held = null
    return taken
  }
  const sendNow = (): void => {
    const taken = take()
    if (!taken) return
    onEnd()
    send(taken.value)
  }
  return {
    hold: (value: T): void => {
      sendNow()
      held = { value }
      timer = setTimeout(sendNow, delayMs)
    },
    sendNow,
    takeBack: (): T | null => {
      const taken = take()
      if (taken) onEnd()
      return taken?.value ?? null
    },
  }
}
