/** Time as a command sees it; tests bring one of their own, so that nobody waits. */
export interface Clock {
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
}
