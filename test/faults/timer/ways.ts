import type { SimulatedCloud } from '../../simulation/cloud'
import { Day, type TimerWay } from './day'

export const FIVE_MINUTES_MS = 5 * 60_000

export const never: TimerWay = { runs: 0, every: 1 }

export const ways: Record<string, TimerWay> = {
  'runs all the time': { runs: 1, every: 1 },
  'runs now and then': { runs: 1, every: 5 },
  'runs ten times at once': { runs: 10, every: 3 },
  'dies midway': { runs: 2, every: 1, dies: true },
  'has a clock five minutes ahead': { runs: 1, every: 1, skewMs: FIVE_MINUTES_MS },
  'has a clock five minutes behind': { runs: 1, every: 1, skewMs: -FIVE_MINUTES_MS },
}

/** The first day on which somebody is told something else, or something else is stored at the end. */
export async function firstDifference(cloud: SimulatedCloud, way: TimerWay, days: number): Promise<string | null> {
  for (let seed = 1; seed <= days; seed++) {
    const without = await new Day(cloud, seed, never).live()
    const lived = await new Day(cloud, seed, way).live()
    if (lived.broken.length > 0) return `day ${seed}: ${lived.broken.join(', ')}`
    const at = lived.answers.findIndex((answer, index) => answer !== without.answers[index])
    if (at !== -1) return `day ${seed}, answer ${at}: ${lived.answers[at]} instead of ${without.answers[at]}`
    if (lived.state !== without.state)
      return `day ${seed}, at the end: ${lived.state
        .split('\n')
        .filter((line) => !without.state.includes(line))
        .join()}`
  }
  return null
}
