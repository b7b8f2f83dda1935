/** Holds something back for a while, so that it can be taken back. The next one, leaving, or the end of the while lets it go. */
export function holdingBack<J>(ms: number, send: (one: J) => void, onEnd: () => void) {
  let waiting: { one: J } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (): { one: J } | null => {
    clearTimeout(timer)
    const taken = waiting
    waiting = null
    return taken
  }
  const letGo = (): void => {
    const taken = take()
    if (!taken) return
    onEnd()
    send(taken.one)
  }
  return {
    hold: (one: J): void => {
      letGo()
      waiting = { one }
      timer = setTimeout(letGo, ms)
    },
    letGo,
    takeBack: (): J | null => {
      const taken = take()
      if (taken) onEnd()
      return taken?.one ?? null
    },
  }
}
