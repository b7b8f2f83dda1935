import { progress, type Group } from '../support/measuring/group'
import { SimulatedCloud } from '../simulation/cloud'
import { firstDifference, ways } from '../faults/timer/ways'

export function timer(share: number): Group {
  const days = Math.ceil(50 * share)
  return {
    name: 'timer',
    limits: {
      timer_ways: { what: 'ways in which the timer runs, or does not', atLeast: 6 },
      timer_days: { what: '  days lived with each and without any', atLeast: days },
      timer_visible: { what: '  ways that anybody could tell', is: 0 },
    },
    async run() {
      const cloud = new SimulatedCloud()
      let visible = 0
      for (const [name, way] of Object.entries(ways)) {
        const difference = await firstDifference(cloud, way, days)
        if (difference) progress(`${name}: ${difference}`)
        visible += difference ? 1 : 0
      }
      await cloud.close()
      return { timer_ways: Object.keys(ways).length, timer_days: days, timer_visible: visible }
    },
  }
}
