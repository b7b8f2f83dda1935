import { peopleBugs } from './people/bugs'
import { peopleHistories } from './people/run'
import { SimulatedCloud } from '../simulation/cloud'
import { plantedBundles } from '../simulation/planted'

const HISTORIES = 50
const CAUGHT_WITHIN = 1000

jest.setTimeout(300_000)

test('nobody acts without a role, and no file is nobody’s, while people come, go and rise', async () => {
  const cloud = new SimulatedCloud()
  const { violations, deeds, replies } = await peopleHistories(cloud, 1, HISTORIES)
  await cloud.close()
  expect(violations).toEqual([])
  expect(deeds).toBeGreaterThan(HISTORIES)
  const done = [
    'changeAdmin',
    'acceptInvite',
    'deleteMyData',
    'updateProfile',
    'createReservation',
    'uploadProof',
    'verify',
  ]
  for (const name of done) expect([name, replies.of(`${name} 0`) > 0]).toEqual([name, true])
  expect(replies.of('verify 4004') + replies.of('changeAdmin 4004')).toBeGreaterThan(0)
})

describe('a shop', () => {
  let cloud: SimulatedCloud
  beforeAll(async () => {
    const names = ['verify', 'cancelOrder', 'inviteAdmin', 'changeAdmin', 'acceptInvite', 'updateProfile'] as const
    cloud = new SimulatedCloud(await plantedBundles([...names], peopleBugs))
  })
  afterAll(() => cloud.close())

  test.each(peopleBugs.map(({ name }) => name))('in which %s is caught', async (name) => {
    cloud.bug = name
    const { violations } = await peopleHistories(cloud, 1, CAUGHT_WITHIN, { untilFirst: true })
    expect(violations).toHaveLength(1)
  })
})
