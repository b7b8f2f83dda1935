import { contract, type Contract, type FunctionName, type Reply } from '../../core/contract/contract'
import { dump } from '../support/database-dump'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { environment, openShop, type Person, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({
    settings: { consoles: consoles(20), holds_per_hour: 1000 },
    admins: { viewer: 'viewer', operator: 'operator', owner: 'owner', spare: 'viewer' },
  })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

const callers = ['nobody', 'player', 'other', 'viewer', 'operator', 'owner', 'removed', 'timer', 'forger'] as const
type Caller = (typeof callers)[number]

type Request<N extends FunctionName> = Contract[N]['request']
type Maker<N extends FunctionName> = (player: Person, caller: Person) => Promise<Request<N>> | Request<N>

let hours = 0
function nextSlot() {
  return slot(shop, hours++ % 72)
}
async function aProof(player: Person) {
  return { order_id: (await submitted(player, nextSlot())).id }
}

interface Row<N extends FunctionName> {
  name: N
  /** what is asked, beyond the name */
  what?: string
  request: Maker<N>
  /**
   * the codes for nobody, the order's player, another player, a viewer, an operator, an owner, an owner who was removed,
   * the timer, and a player who sends what the timer sends
   */
  codes: number[]
}
function row<N extends FunctionName>(name: N, request: Maker<N>, codes: number[], what?: string): Row<N> {
  return { name, what, request, codes }
}

const NO = 4004
const everybody = [NO, 0, 0, 0, 0, 0, 0, NO, 4000]
const viewers = [NO, NO, NO, 0, 0, 0, NO, NO, NO]
const operators = [NO, NO, NO, NO, 0, 0, NO, NO, NO]
const owners = [NO, NO, NO, NO, NO, 0, NO, NO, NO]
const timers = [NO, NO, NO, NO, NO, NO, NO, 0, NO]

const table = [
  row('login', () => ({}), everybody),
  row('listSlots', () => ({}), everybody),
  row('hasChanged', () => ({ slots: '1' }), everybody, 'of the slots'),
  row(
    'hasChanged',
    () => ({ review: { shown: 0, mark: '1' } }),
    [NO, NO, NO, 0, 0, 0, NO, NO, 4000],
    'of the review list',
  ),
  row('createReservation', () => ({ start_time: nextSlot() }), everybody),
  row('listOrders', () => ({}), everybody),
  row('updateProfile', () => ({ nickname: '小王' }), everybody),
  row('getOrder', aProof, [NO, 0, NO, 0, 0, 0, NO, NO, 4000]),
  row(
    'cancelOrder',
    async (player) => ({ order_id: (await hold(player, nextSlot())).id }),
    [NO, 0, NO, NO, 4000, 4000, NO, NO, 4000],
    'without a reason',
  ),
  row(
    'cancelOrder',
    async (player) => ({ ...(await aProof(player)), reason: '主机坏了' }),
    [NO, NO, NO, NO, 0, 0, NO, NO, 4000],
    'with a reason',
  ),
  row(
    'uploadProof',
    async (player, caller) => ({
      order_id: (await hold(player, nextSlot())).id,
      file_ids: caller.openid === '' ? ['cloud://local.x/inbox//a.jpg'] : [await caller.upload(aScreenshot())],
    }),
    [NO, 0, NO, NO, NO, NO, NO, NO, 4000],
  ),
  row('adminListOrders', () => ({}), viewers),
  row('listAudits', () => ({}), viewers),
  row('getSettings', () => ({}), viewers),
  row('verify', async (player) => ({ ...(await aProof(player)), pass: true }), operators, 'approving'),
  row(
    'verify',
    async (player) => ({ ...(await aProof(player)), pass: false, reason: '看不清' }),
    operators,
    'rejecting',
  ),
  row('exportMyData', () => ({}), everybody),
  row('deleteMyData', () => ({ confirm: true }), [NO, 0, 0, 4005, 4005, 4005, 0, NO, 4000]),
  row('health', () => ({}), [0, 0, 0, 0, 0, 0, 0, 0, 0]),
  row('selfCheck', () => ({}), owners),
  row('checkInvariants', () => ({}), owners),
  row('tidyCron', () => ({}), timers),
  row('listDay', () => ({ day: '2026-11-24' }), viewers),
  row('exportOrders', () => ({ from_day: '2026-11-23', to_day: '2026-11-26' }), viewers),
  row('getStats', () => ({}), viewers),
  row('listAdmins', () => ({}), viewers),
  row(
    'closeHours',
    () => ({ console_id: '1', from_time: slot(shop, 99), to_time: slot(shop, 100), reason: '保养' }),
    operators,
  ),
  row('openHours', () => ({ closure_id: 'none' }), operators),
  row('inviteAdmin', () => ({ role: 'viewer', name: '新店员' }), owners),
  row('changeAdmin', () => ({ admin_id: 'spare', role: hours++ % 2 ? 'viewer' : 'operator' }), owners),
  row('listInvites', () => ({}), owners),
  row('revokeInvite', () => ({ invite_id: 'no-such-invite' }), owners),
  row(
    'blockPlayer',
    async (player) => {
      await player.ask('login', {})
      return { player_id: player.openid, is_blocked: true, reason: '反复占位' }
    },
    operators,
  ),
  row('acceptInvite', () => ({ code: 'NO-SUCH-CODE' }), [NO, 4000, 4000, 4000, 4000, 4000, 4000, NO, 4000]),
  row(
    'updateSettings',
    async () => ({ notice: `第 ${hours++} 条`, version: (await shop.find('settings'))[0]?.version }),
    owners,
  ),
  row('updateSettings', () => ({ closed_weekdays: [1], dry_run: true }), owners, 'only asking'),
  row('expireCron', () => ({}), timers),
]

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
  const { id } = await hold(shop.as('victim'), nextSlot())
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
