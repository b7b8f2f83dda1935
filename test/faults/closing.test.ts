import { closingBugs } from './closing/bugs'
import type { Way } from './closing/history'
import { closingHistories } from './closing/run'
import { SimulatedCloud } from '../simulation/cloud'
import { plantedBundles } from '../simulation/planted'

const HISTORIES = 100
const CAUGHT_WITHIN = 1000

jest.setTimeout(300_000)

const ways: Way[] = ['closeHours', 'updateSettings']

test.each(ways)('nobody is booked into hours closed by %s without the admins being told', async (way) => {
  const cloud = new SimulatedCloud()
  const { violations, listed, found, refused, booked } = await closingHistories(cloud, way, 1, HISTORIES)
  await cloud.close()
  expect(violations).toEqual([])
  for (const count of [listed, found, refused, booked]) expect(count).toBeGreaterThan(0)
})

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => {
    cloud = new SimulatedCloud(await plantedBundles(['createReservation', 'expireCron'], closingBugs))
  })
  afterAll(() => cloud.close())

  test.each(closingBugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    cloud.bug = name
    const { violations } = await closingHistories(cloud, 'updateSettings', 1, CAUGHT_WITHIN, { untilFirst: true })
    expect(violations).toHaveLength(1)
  })
})
