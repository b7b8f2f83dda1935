/** A deadline, not a wait: a busy machine may take long. */
export const WITHIN_MS = 30_000

/** Tries an expectation until it holds. */
export async function eventually(expectation: () => Promise<void>): Promise<void> {
  const until = performance.now() + WITHIN_MS
  for (;;) {
    try {
      return await expectation()
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
}
