import { contract, type FunctionName, type Reply } from '../../core/contract/contract'
import { dump } from '../support/database-dump'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { hold, moveTo, OPENING, slot } from '../support/scenes'
import { environment, openShop, type Shop } from '../support/shop'
import { callers, NO, playIn, table, type Caller, type Row } from './authorisation-table'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({
    settings: { consoles: consoles(20), holds_per_hour: 1000 },
    admins: { viewer: 'viewer', operator: 'operator', owner: 'owner', spare: 'viewer' },
  })
  moveTo(shop, OPENING)
  playIn(shop)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

let players = 0
/** The openid behind a caller; the same admin in every row, but a player of its own. */
function openidOf(caller: Caller, player: string): string {
  if (caller === 'nobody' || caller === 'timer') return ''
  if (caller === 'player') return player
  return caller === 'other' || caller === 'removed' || caller === 'forger' ? `${player}-${caller}` : caller
}

async function makeRemoved(openid: string): Promise<void> {
  await shop.insert('admins', [{ _id: openid, role: 'owner', name: '前店主' }])
  await shop.as('owner').ask('changeAdmin', { admin_id: openid, role: null })
}

/** What the platform sends when a timer fires. */
const TIMER = { Type: 'Timer', TriggerName: 'expireCron', Time: '2026-11-23T12:00:00Z' }

/** A call that is ready to be made: what it needs is there. */
interface Ready {
  caller: Caller
  entry: Row<FunctionName>
  call: () => Promise<number>
}

async function ready(caller: Caller, entry: Row<FunctionName>, forged: object = {}): Promise<Ready> {
  const player = shop.as(`guarded-${++players}`)
  const openid = openidOf(caller, player.openid)
  if (caller === 'removed') await makeRemoved(openid)
  const event = { ...(await entry.request(player, shop.as(openid))), ...(caller === 'forger' && TIMER), ...forged }
  const source = caller === 'timer' ? 'wx_trigger' : 'wx_client'
  return {
    caller,
    entry,
    call: async () => {
      const reply = (await shop.cloud.call(entry.name, event, { openid, source })).result as Reply<FunctionName>
      if (reply.code === 0) expect(contract[entry.name].data.parse(reply.data)).toEqual(reply.data)
      return reply.code
    },
  }
}

/** The codes of calls that must all be refused, and change nothing. */
async function refusals(calls: Ready[]): Promise<number[]> {
  const before = await dump(shop)
  const codes: number[] = []
  for (const { call } of calls) codes.push(await call())
  expect(await dump(shop)).toEqual(before)
  return codes
}

test('the table has every function', () => {
  const names = [...new Set(table.map(({ name }) => name))].sort()
  expect(names).toEqual(Object.keys(contract).sort())
  expect(names).toEqual(Object.keys(environment.functions).sort())
})

function expected(caller: Caller, entry: Row<FunctionName>) {
  return entry.codes[callers.indexOf(caller)]
}

test.each(table.map((entry) => [entry.name, entry.what ?? '', entry] as const))(
  'who may call %s %s',
  async (_name, _what, entry) => {
    const calls: Ready[] = []
    for (const caller of callers) calls.push(await ready(caller, entry))
    const refused = calls.filter(({ caller }) => expected(caller, entry) !== 0)
    expect(await refusals(refused)).toEqual(refused.map(({ caller }) => expected(caller, entry)))
    for (const { caller, call } of calls.filter((found) => !refused.includes(found)))
      expect([caller, await call()]).toEqual([caller, 0])
  },
)

/**
 * What an event may say about its caller, in the platform's own words and in others. A function for players reads the event,
 * and knows no such fields.
 */
const forPlayers: FunctionName[] = ['cancelOrder', 'hasChanged']
const forgeries: [string, object, number][] = [
  ['userInfo', { userInfo: { openId: 'owner', appId: 'wxlocal000000000001' } }, NO],
  ['tcbContext', { tcbContext: { OPENID: 'owner', SOURCE: 'wx_trigger' } }, NO],
  ['openid', { openid: 'owner', OPENID: 'owner', role: 'owner', admin: true }, 4000],
  ['timer', TIMER, 4000],
]

test.each(forgeries)('a player who forges %s in the event stays a player', async (_name, forged, forPlayer) => {
  const calls: Ready[] = []
  for (const entry of table.filter((found) => expected('player', found) === NO))
    calls.push(await ready('player', entry, forged))
  const codes = calls.map(({ entry }) => (forPlayers.includes(entry.name) ? forPlayer : NO))
  expect(await refusals(calls)).toEqual(codes)
})

test('what the platform adds to an event is not held against the caller, and not believed', async () => {
  const { id } = await hold(shop.as('victim'), slot(shop, 60))
  const event = { userInfo: { openId: 'victim' }, tcbContext: { OPENID: 'victim' } }
  const listed = await shop.as('forger').send('listOrders', event)
  expect(listed).toMatchObject({ code: 0, data: { orders: [] } })
  expect(await shop.as('forger').send('getOrder', { ...event, order_id: id })).toMatchObject({ code: 4004 })
})

test('an admin who was dismissed is one no more, at the next call', async () => {
  await shop.insert('admins', [{ _id: 'gone', role: 'owner', name: '前店主' }])
  expect((await shop.as('gone').call('getSettings', {})).code).toBe(0)
  const body = {
    action: 'database.removeDocument',
    collectionName: 'admins',
    queryType: 'DOC',
    query: JSON.stringify({ _id: 'gone' }),
  }
  await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  expect((await shop.as('gone').call('getSettings', {})).code).toBe(4004)
})
