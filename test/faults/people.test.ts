import { liveThrough } from 'cloudbase-local/proofs'
import { people, plantedCloud, whatNoticed } from './histories'
import { SimulatedCloud } from '../simulation/cloud'

const HISTORIES = 16

jest.setTimeout(300_000)

test('nobody acts without a role, and no file is nobody’s, while people come, go and rise', async () => {
  const cloud = new SimulatedCloud()
  const { violations, seen } = await liveThrough((seed) => people.live(cloud, seed), HISTORIES)
  await cloud.close()
  expect(violations).toEqual([])
  expect(seen.of('deeds')).toBeGreaterThan(HISTORIES)
  const done = [
    'changeAdmin',
    'acceptInvite',
    'deleteMyData',
    'updateProfile',
    'createReservation',
    'uploadProof',
    'verify',
  ]
  for (const name of done) expect([name, seen.of(`${name} 0`) > 0]).toEqual([name, true])
  expect(seen.of('verify 4004') + seen.of('changeAdmin 4004')).toBeGreaterThan(0)
})

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => (cloud = await plantedCloud(people)))
  afterAll(() => cloud.close())

  test.each(people.bugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    expect(await whatNoticed(cloud, people, name)).not.toEqual([])
  })
})
