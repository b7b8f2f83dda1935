import { liveThrough } from 'cloudbase-local/proofs'
import { closing, plantedCloud, whatNoticed } from './histories'
import type { Way } from './closing/history'
import { SimulatedCloud } from '../simulation/cloud'

const HISTORIES = 40

jest.setTimeout(300_000)

describe('nobody is booked into closed hours without the admins being told', () => {
  const cloud = new SimulatedCloud()
  afterAll(() => cloud.close())

  test.each<Way>(['closeHours', 'updateSettings'])('when they are closed by %s', async (way) => {
    const { violations, seen } = await liveThrough((seed) => closing(way).live(cloud, seed), HISTORIES)
    expect(violations).toEqual([])
    for (const what of ['listed', 'found', 'refused', 'booked']) expect([what, seen.of(what) > 0]).toEqual([what, true])
  })
})

describe('a shop', () => {
  const kind = closing('updateSettings')
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud(kind)))
  afterAll(() => cloud.close())

  test.each(kind.bugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    expect(await whatNoticed(cloud, kind, name)).not.toEqual([])
  })
})
