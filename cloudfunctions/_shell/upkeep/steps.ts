/** Takes the steps one after the other, each whatever became of those before it; throws the first error when all had their turn. */
export async function takeAll(steps: (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}
