/** Numbers from 0 to 1 that are the same for the same seed (Park and Miller). */
export function seeded(seed: number): () => number {
  let state = (seed + 1) * 7919
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
