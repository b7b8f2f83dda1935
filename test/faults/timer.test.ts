import { SimulatedCloud } from './simulation/cloud'
import { plantedBundles, type Bug } from './simulation/planted'
import { Day, type TimerWay } from './timer/day'

const DAYS = 4
const FIVE_MINUTES_MS = 5 * 60_000

const never: TimerWay = { runs: 0, every: 1 }

const ways: Record<string, TimerWay> = {
  'runs all the time': { runs: 1, every: 1 },
  'runs now and then': { runs: 1, every: 5 },
  'runs ten times at once': { runs: 10, every: 3 },
  'dies midway': { runs: 2, every: 1, dies: true },
  'has a clock five minutes ahead': { runs: 1, every: 1, skewMs: FIVE_MINUTES_MS },
  'has a clock five minutes behind': { runs: 1, every: 1, skewMs: -FIVE_MINUTES_MS },
}

jest.setTimeout(120_000)

/** The first day on which somebody is told something else, or something else is stored at the end. */
async function firstDifference(cloud: SimulatedCloud, way: TimerWay): Promise<string | null> {
  for (let seed = 1; seed <= DAYS; seed++) {
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

describe('the timer is invisible', () => {
  const cloud = new SimulatedCloud()
  afterAll(() => cloud.close())

  test.each(Object.entries(ways))('when it %s', async (_, way) => {
    expect(await firstDifference(cloud, way)).toBeNull()
  })

  test('on days on which holds lapse and places are taken over', async () => {
    const told: string[] = []
    for (let seed = 1; seed <= DAYS; seed++) told.push(...(await new Day(cloud, seed, never).live()).answers)
    const codes = ['"code":4001', '"code":4002', '"code":4003', '"code":4005']
    for (const what of ['"expired"', '"paid"', ...codes])
      expect([what, told.some((answer) => answer.includes(what))]).toEqual([what, true])
  })
})

const bugs: Bug[] = [
  {
    name: 'it trusts its own clock',
    file: 'cloudfunctions/expireCron/index.ts',
    right: 'await databaseNow(call)',
    wrong: 'call.now',
  },
  {
    name: 'it takes every place',
    file: 'cloudfunctions/_shell/expiry.ts',
    right: '{ _id: _.in(places), order_id: _.in(finished), ...lapsed }',
    wrong: `{ status: 'locked' }`,
  },
]

test.each(bugs)('a timer of which $name is caught', async ({ name }) => {
  const cloud = new SimulatedCloud(await plantedBundles(['expireCron'], bugs))
  cloud.bug = name
  const difference = await firstDifference(cloud, { runs: 1, every: 1, skewMs: FIVE_MINUTES_MS })
  await cloud.close()
  expect(difference).not.toBeNull()
})
