import { reads } from '../../core/contract/reads'
import { functionNames } from '../../core/testing/requests'
import { bookings, plantedCloud } from './histories'
import { scenarios } from './points/scenarios'
import { strikeEverywhere } from './points/strike'
import { SimulatedCloud } from '../simulation/cloud'
import { faultKinds, type FaultKind } from '../simulation/faults'
import type { Bug } from '../simulation/planted'

jest.setTimeout(120_000)

/** Two kinds at each request, others at the next: the long run takes all. */
function someKinds(turn: number) {
  return (nth: number): FaultKind[] => faultKinds.filter((_, at) => (at + nth + turn) % 3 === 0)
}

/** They look at the shop as a whole, in collections of their own or to repair what is broken already; or they call the world outside. */
const onceForAll = ['selfCheck', 'checkInvariants', 'testRobot']

test('every function that writes has a scenario', () => {
  const writing = functionNames.filter((name) => !reads[name] && !onceForAll.includes(name))
  const names = scenarios.map(({ what }) => what.replace(/:.*/, ''))
  expect(writing.filter((name) => !names.includes(name))).toEqual([])
})

describe('a fault at any request', () => {
  const cloud = new SimulatedCloud()
  const first = new Set<number | null>()
  let count = 0
  afterAll(async () => {
    await cloud.close()
    expect(count).toBeGreaterThan(300)
    expect([...first]).toEqual(expect.arrayContaining([0, null, 5001]))
  })

  test.each(scenarios.map((scenario, turn) => [scenario.what, scenario, turn] as const))(
    '%s: asked again it is done, once, and nobody is in anybody’s way',
    async (_, scenario, turn) => {
      const points = await strikeEverywhere(cloud, scenario, someKinds(turn))
      expect(points.filter(({ broken }) => broken.length > 0)).toEqual([])
      for (const point of points) first.add(point.first)
      count += points.length
    },
  )
})

const orphan: Bug = {
  name: 'a file is stored that nobody knows of',
  file: 'cloudfunctions/_shell/stores/proofs.ts',
  right: '{ storing, storing_at: earliest(storing), storing_ticket: randomUUID() }',
  wrong: '{ storing_ticket: randomUUID() }',
}

describe('a shop', () => {
  const bugs = [orphan, ...bookings.bugs]
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud({ functions: bookings.functions, bugs })))
  afterAll(() => cloud.close())

  test.each([
    [orphan.name, 'uploadProof: two images, and the player gives up', 'crash_after'],
    ['a key is not looked up', 'createReservation: a free place', 'reply_lost'],
    ['transactions are none', 'createReservation: a free place', 'crash_before'],
    ['an ended order keeps its place', 'cancelOrder: by its player', 'network'],
  ] as const)('in which %s is caught by %s', async (bug, what, kind) => {
    cloud.bug = bug
    const scenario = scenarios.find((each) => each.what === what)
    const points = scenario ? await strikeEverywhere(cloud, scenario, () => [kind]) : []
    expect(points.some(({ broken }) => broken.length > 0)).toBe(true)
  })
})
