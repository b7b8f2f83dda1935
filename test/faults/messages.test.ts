import { liveThrough } from 'cloudbase-local/proofs'
import { SimulatedCloud } from '../simulation/cloud'
import { messages, plantedCloud, whatNoticed } from './histories'

const HISTORIES = 20

jest.setTimeout(300_000)

describe('a message is sent, once, and true', () => {
  const cloud = new SimulatedCloud()
  afterAll(() => cloud.close())

  test('whoever dies between any two writes', async () => {
    const { violations, seen } = await liveThrough((seed) => messages.live(cloud, seed), HISTORIES)
    expect(violations).toEqual([])
    for (const what of ['events', 'sent', 'doubts']) expect([what, seen.of(what) > HISTORIES]).toEqual([what, true])
  })
})

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud(messages)))
  afterAll(() => cloud.close())

  test.each(messages.bugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    expect(await whatNoticed(cloud, messages, name)).not.toEqual([])
  })
})
