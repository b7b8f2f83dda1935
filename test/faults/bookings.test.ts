import { liveThrough } from 'cloudbase-local/proofs'
import { bookings, plantedCloud, whatNoticed } from './histories'
import { SimulatedCloud } from '../simulation/cloud'
import { faultKinds } from '../simulation/faults'

const HISTORIES = 60

jest.setTimeout(300_000)

test(`${HISTORIES} afternoons of a small shop are as if one thing had been done after the other`, async () => {
  const cloud = new SimulatedCloud()
  const { violations, seen } = await liveThrough((seed) => bookings.live(cloud, seed), HISTORIES)
  await cloud.close()
  expect(violations).toEqual([])
  expect(seen.of('unknown') / seen.of('calls')).toBeGreaterThan(0.05)
  const codes = [0, 4001, 4002, 4003, 4005].map((code) => `code ${code}`)
  for (const what of [...faultKinds.map((kind) => `fault ${kind}`), ...codes, 'no reply', 'asked again'])
    expect([what, cloud.tally.of(what) > 5]).toEqual([what, true])
})

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud(bookings)))
  afterAll(() => cloud.close())

  test.each(bookings.bugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    expect(await whatNoticed(cloud, bookings, name)).not.toEqual([])
  })
})
