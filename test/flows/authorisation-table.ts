import type { Contract, FunctionName } from '../../core/contract/contract'
import { aScreenshot, hold, slot, submitted } from '../support/scenes'
import type { Person, Shop } from '../support/shop'

export const callers = [
  'nobody',
  'player',
  'other',
  'viewer',
  'operator',
  'owner',
  'removed',
  'timer',
  'forger',
] as const
export type Caller = (typeof callers)[number]

type Request<N extends FunctionName> = Contract[N]['request']
type Maker<N extends FunctionName> = (player: Person, caller: Person) => Promise<Request<N>> | Request<N>

export interface Row<N extends FunctionName> {
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

export const NO = 4004
const everybody = [NO, 0, 0, 0, 0, 0, 0, NO, 4000]
const viewers = [NO, NO, NO, 0, 0, 0, NO, NO, NO]
const operators = [NO, NO, NO, NO, 0, 0, NO, NO, NO]
const owners = [NO, NO, NO, NO, NO, 0, NO, NO, NO]
/** marking visits is off */
const visitors = [NO, NO, NO, NO, 4005, 4005, NO, NO, NO]
const aGuest = { hours: 1, console_id: '20', guest_name: '老张', received: 'cash' as const }
const timers = [NO, NO, NO, NO, NO, NO, NO, 0, NO]

let shop: Shop

/** Where the requests are made: a shop with twenty consoles, an owner, an operator and two viewers. */
export function playIn(opened: Shop): void {
  shop = opened
}

let hours = 0
function nextSlot() {
  return slot(shop, hours++ % 72)
}
async function aProof(player: Person) {
  return { order_id: (await submitted(player, nextSlot())).id }
}

/** Who may call what. */
export const table = [
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
  row('moveOrder', async (player) => ({ order_id: (await hold(player, nextSlot())).id, start_time: slot(shop, 70) }), [
    NO,
    0,
    NO,
    NO,
    NO,
    NO,
    NO,
    NO,
    4000,
  ]),
  row(
    'adminMoveOrder',
    async (player) => ({ ...(await aProof(player)), start_time: slot(shop, 71), reason: '主机坏了' }),
    operators,
  ),
  row('adminBook', () => ({ ...aGuest, start_time: nextSlot(), idempotency_key: `guest-${hours}` }), operators),
  row('markRefunded', async (player) => ({ ...(await aProof(player)), amount: 100, how: 'cash' }), visitors),
  row('recordConsent', () => ({ tap_id: 'tap', results: { 'T-verdict': 'accept' } }), everybody),
  row('onMessagePush', () => ({ FromUserName: 'someone' }), [NO, NO, NO, NO, NO, NO, NO, NO, NO]),
  row('listTemplates', () => ({}), owners),
  row('listMessages', () => ({}), owners),
  row('changeRobot', () => ({ url: '' }), owners),
  row('testRobot', () => ({}), [NO, NO, NO, NO, NO, 4005, NO, NO, NO]),
  row('markVisit', async (player) => ({ ...(await aProof(player)), outcome: 'arrived' }), visitors),
]
