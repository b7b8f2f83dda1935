import { act } from '@testing-library/react'

/** Does something, and lets everything that follows from it happen. */
export const settle = (work: () => void): Promise<void> =>
  act(async () => {
    work()
    await new Promise((resolve) => setTimeout(resolve))
  })
