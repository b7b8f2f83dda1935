import { fuzz } from './fuzz/run'
import { SimulatedCloud } from '../simulation/cloud'
import type { Bug } from '../simulation/planted'
import { plantedCloud } from './histories'

const RUNS = 15
const EVENTS_A_RUN = 60

jest.setTimeout(200_000)

test('strange events, hostile texts and broken pictures are answered, and break nothing', async () => {
  const cloud = new SimulatedCloud()
  const { failure, tally, events } = await fuzz(cloud, 20261128, RUNS, EVENTS_A_RUN)
  await cloud.close()
  expect(failure).toBeNull()
  expect(events).toBeGreaterThan(RUNS * 30)
  for (const code of [0, 4000, 4001, 4002, 4004, 4005])
    expect([code, tally.of(`code ${code}`) > 0]).toEqual([code, true])
})

const bugs: Bug[] = [
  {
    name: 'nobody expects an order that is not there',
    file: 'cloudfunctions/getOrder/index.ts',
    right: 'new DomainError(4004)',
    wrong: `new Error('no order')`,
  },
  {
    name: 'whoever knows its number sees an order',
    file: 'cloudfunctions/getOrder/index.ts',
    right: 'order.openid !== call.openid',
    wrong: 'false',
  },
]

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud({ functions: ['getOrder'], bugs })))
  afterAll(() => cloud.close())

  test.each(bugs)('in which $name is caught', async ({ name }) => {
    cloud.bug = name
    expect((await fuzz(cloud, 1, RUNS, EVENTS_A_RUN)).failure).not.toBeNull()
  })
})
