import { SimulatedCloud } from '../simulation/cloud'
import type { Bug } from '../simulation/planted'
import { plantedCloud } from './histories'
import { Day } from './timer/day'
import { firstDifference, FIVE_MINUTES_MS, never, ways } from './timer/ways'

const DAYS = 2

jest.setTimeout(120_000)

describe('the timer is invisible', () => {
  const cloud = new SimulatedCloud()
  afterAll(() => cloud.close())

  test.each(Object.entries(ways))('when it %s', async (_, way) => {
    expect(await firstDifference(cloud, way, DAYS)).toBeNull()
  })

  test('on days on which holds lapse and places are taken over', async () => {
    const told: string[] = []
    for (let seed = 1; seed <= 3 * DAYS; seed++) told.push(...(await new Day(cloud, seed, never).live()).answers)
    const codes = ['"code":4001', '"code":4002', '"code":4003', '"code":4005']
    for (const what of ['"expired"', '"paid"', ...codes])
      expect([what, told.some((answer) => answer.includes(what))]).toEqual([what, true])
  })
})

const bugs: Bug[] = [
  {
    name: 'it trusts its own clock',
    file: 'cloudfunctions/expireCron/index.ts',
    right: 'await databaseNow(begun.now)',
    wrong: 'begun.now',
  },
  {
    name: 'it takes every place',
    file: 'cloudfunctions/_shell/upkeep/expiry.ts',
    right: '{ _id: _.in(places), order_id: _.in(finished), ...lapsed }',
    wrong: `{ status: 'locked' }`,
  },
]

describe('a timer', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud({ functions: ['expireCron'], bugs })))
  afterAll(() => cloud.close())

  test.each(bugs)('of which $name is caught', async ({ name }) => {
    cloud.bug = name
    expect(await firstDifference(cloud, { runs: 1, every: 1, skewMs: FIVE_MINUTES_MS }, DAYS)).not.toBeNull()
  })
})
