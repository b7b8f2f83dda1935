import { bookingBugs } from './bookings/bugs'
import { bookingHistories } from './bookings/run'
import { SimulatedCloud } from '../simulation/cloud'
import { faultKinds } from '../simulation/faults'
import { plantedBundles } from '../simulation/planted'

const HISTORIES = 300
const CAUGHT_WITHIN = 1000

jest.setTimeout(300_000)

test(`${HISTORIES} afternoons of a small shop are as if one thing had been done after the other`, async () => {
  const cloud = new SimulatedCloud()
  const { violations, operations, unknown, tally } = await bookingHistories(cloud, 1, HISTORIES)
  await cloud.close()
  expect(violations).toEqual([])
  expect(unknown / operations).toBeGreaterThan(0.05)
  const codes = [0, 4001, 4002, 4003, 4005].map((code) => `code ${code}`)
  for (const what of [...faultKinds.map((kind) => `fault ${kind}`), ...codes, 'no reply', 'asked again'])
    expect([what, tally.of(what) > 5]).toEqual([what, true])
})

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => {
    cloud = new SimulatedCloud(
      await plantedBundles(['createReservation', 'cancelOrder', 'uploadProof', 'verify'], bookingBugs),
    )
  })
  afterAll(() => cloud.close())

  test.each(bookingBugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    cloud.bug = name
    const { violations } = await bookingHistories(cloud, 1, CAUGHT_WITHIN, { untilFirst: true })
    expect(violations).toHaveLength(1)
  })
})
