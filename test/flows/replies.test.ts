import type { FunctionLog } from 'cloudbase-local'
import { contradictions } from '../support/invariants'
import { hold, moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

async function lines(level: string) {
  const logs = (await (await fetch(`${shop.cloud.url}/__local/logs?limit=2000`)).json()) as FunctionLog[]
  return logs.flatMap(({ json }) => (json?.level === level ? [json] : []))
}
function near(time: string) {
  return Math.abs(Date.parse(time) - Date.parse(OPENING)) < 60_000
}

test('a reply has data and the time of the server, and nothing else', async () => {
  const reply = await shop.as('lan').call('openHours', { closure_id: 'none' })
  expect(reply).toEqual({ code: 0, data: { closures: [] }, server_time: expect.any(String) as string })
  expect(near(reply.server_time)).toBe(true)
})

test('a refusal has its sentence, its detail where there is one, and the number of the request', async () => {
  const refusal = await shop.as('ming').send('getSettings', {})
  const bare = {
    request_id: expect.stringMatching(/^[\w-]{20,}$/) as string,
    server_time: expect.any(String) as string,
  }
  expect(refusal).toEqual({ code: 4004, message: '没有权限或订单不存在', ...bare })
  expect(near(refusal.server_time)).toBe(true)
  const [line] = await lines('info')
  expect(line).toMatchObject({ request_id: (refusal as { request_id?: string }).request_id, code: 4004 })
  const { id } = await hold(shop.as('ming'), slot(shop, 1))
  const second = await shop.as('ming').call('createReservation', { start_time: slot(shop, 2) })
  expect(second).toEqual({ code: 4002, message: '你还有一笔未完成的订单', detail: { order_id: id }, ...bare })
})

test('each call leaves one line: who, what, when, how it ended and how long it took', async () => {
  await shop.as('ming').ask('listSlots', {})
  await shop.as('ming').call('getSettings', {})
  const line = {
    level: 'info',
    at: expect.any(String) as string,
    request_id: expect.any(String) as string,
    openid: 'ming',
    source: 'wx_client',
    retries: 0,
    conflicts: 0,
    duration_ms: expect.any(Number) as number,
  }
  expect(await lines('info')).toEqual([
    { ...line, function: 'listSlots', code: 0 },
    { ...line, function: 'getSettings', code: 4004 },
  ])
  const [{ duration_ms, at } = {}] = await lines('info')
  expect(duration_ms).toBeGreaterThanOrEqual(0)
  expect(duration_ms).toBeLessThan(60_000)
  expect([Number.isInteger(duration_ms), near(String(at))]).toEqual([true, true])
  expect(await lines('error')).toEqual([])
})

test('what nobody expected is told in one sentence, and logged whole', async () => {
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'database.*', kind: 'network' }] })
  const reply = await shop.as('lan').send('getSettings', {})
  expect(reply).toEqual({
    code: 5001,
    message: '出了点问题，请稍后重试',
    request_id: expect.any(String) as string,
    server_time: expect.any(String) as string,
  })
  expect(await lines('error')).toMatchObject([
    {
      function: 'getSettings',
      openid: 'lan',
      error: expect.stringMatching(/./) as string,
      error_code: expect.anything() as string,
      stack: expect.stringContaining('\n') as string,
    },
  ])
})

test('a conflict that was tried again is counted', async () => {
  const rule = {
    action: 'database.commitTransaction',
    function: 'createReservation',
    nth: 1,
    kind: 'conflict' as const,
  }
  shop.cloud.faults.use({ seed: 1, rules: [rule] })
  await hold(shop.as('ming'), slot(shop, 1))
  expect(await lines('info')).toMatchObject([{ function: 'createReservation', code: 0, retries: 1, conflicts: 1 }])
})

test('a lost reply that was tried again is counted, and is no conflict', async () => {
  const rule = { action: 'database.commitTransaction', function: 'createReservation', nth: 1, kind: 'network' as const }
  shop.cloud.faults.use({ seed: 1, rules: [rule] })
  await hold(shop.as('ming'), slot(shop, 1))
  expect(await lines('info')).toMatchObject([{ function: 'createReservation', code: 0, retries: 1, conflicts: 0 }])
})

test.each([[[]], [null], ['text'], [7]])('%j is no event', async (event) => {
  const { result } = await shop.cloud.call('health', event as never, {})
  expect(result).toMatchObject({ code: 4000, detail: { field: 'event' } })
})
