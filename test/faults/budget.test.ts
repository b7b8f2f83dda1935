import type { Reply, FunctionName } from '../../core/contract/contract'
import { SimulatedCloud } from '../simulation/cloud'
import type { FaultKind } from '../simulation/faults'
import { openShop, SLOT, START } from './points/seeded-history'

/** What a caller and the log are told after twelve seconds in which no transaction gets through, in simulated time. */
async function tryInVain(kind: FaultKind) {
  const cloud = new SimulatedCloud()
  await cloud.begin({ seed: 1, start: START })
  await openShop(cloud)
  cloud.strike = ({ action }) => (action === 'database.commitTransaction' ? kind : null)
  const { reply } = await cloud.timeline.until(cloud.call('createReservation', 'ming', { start_time: SLOT }))
  await cloud.close()
  // The SDK warns in words of its own.
  const own = cloud.logs.filter((text) => text.startsWith('{'))
  const lines = own.map((text) => JSON.parse(text) as Record<string, unknown>)
  return { reply: reply as Reply<FunctionName>, line: lines.find(({ level }) => level === 'info') }
}

test('who cannot get through for conflicts is told to come back', async () => {
  const { reply, line } = await tryInVain('conflict')
  expect(reply).toMatchObject({ code: 4006, message: '现在排队的人太多，请 1 分钟后再试' })
  const { detail } = reply as { detail?: { retry_at?: string } }
  expect(detail).toEqual({ retry_at: new Date(Date.parse(String(line?.at)) + 60_000).toISOString() })
  expect(line?.duration_ms).toBeGreaterThan(8_000)
  expect(line?.duration_ms).toBeLessThan(14_000)
  expect(line?.retries).toBe(line?.conflicts)
  expect(line?.retries).toBeGreaterThan(6)
  expect(line?.retries).toBeLessThan(40)
})

test('who cannot get through for the network hears of an error', async () => {
  expect((await tryInVain('network')).reply).toMatchObject({ code: 5001 })
})
