import { act } from '@testing-library/react'

/** Does something, and lets everything that follows from it happen. */
export function settle(work: () => void): Promise<void> {
  return act(async () => {
    work()
    await new Promise((resolve) => setTimeout(resolve))
  })
}

/** Answers that a test gives when it likes, in the order of the questions. */
export function heldBack<A>(): { ask: () => Promise<A>; answers: ((answer: A) => void)[] } {
  const answers: ((answer: A) => void)[] = []
  const ask = () => new Promise<A>((resolve) => answers.push(resolve))
  return { ask, answers }
}
