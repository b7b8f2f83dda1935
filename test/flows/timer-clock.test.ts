import { openShop, SLOT, START } from '../faults/points/seeded-history'
import { SimulatedCloud } from '../simulation/cloud'
import { stored } from '../simulation/records'

const MINUTE_MS = 60_000

const cloud = new SimulatedCloud()
afterAll(() => cloud.close())

async function timer() {
  return (await cloud.timeline.until(cloud.call('expireCron', '', {}, 'wx_trigger'))).reply
}
function status() {
  return stored(cloud, 'orders').map((order) => order.status)
}

test.each([20, -20])('a timer whose clock is %i minutes off goes by the database’s', async (minutes) => {
  await cloud.begin({ seed: 1, start: START, skews: { expireCron: minutes * MINUTE_MS } })
  await openShop(cloud)
  await cloud.timeline.until(cloud.call('createReservation', 'ming', { start_time: SLOT }))
  cloud.clock.advance(14 * MINUTE_MS)
  expect(await timer()).toMatchObject({ code: 0, data: { expired: 0 } })
  expect(status()).toEqual(['pending'])
  cloud.clock.advance(2 * MINUTE_MS)
  expect(await timer()).toMatchObject({ code: 0, data: { expired: 1 } })
  expect(status()).toEqual(['expired'])
  const [beat] = stored(cloud, 'system').filter(({ _id }) => _id === 'expireCron')
  const ran_at = Date.parse(beat && 'at' in beat ? String(beat.at) : '')
  expect(Math.abs(ran_at - cloud.clock.now())).toBeLessThan(MINUTE_MS)
})
