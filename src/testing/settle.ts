import { act } from '@testing-library/react'

/** Does something, and lets everything that follows from it happen. */
export function settle(work: () => void): Promise<void> {
  return act(async () => {
    work()
    await new Promise((resolve) => setTimeout(resolve))
  })
}
