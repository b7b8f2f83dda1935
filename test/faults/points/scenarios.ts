import { createHash } from 'node:crypto'
import type { FunctionName } from '../../../core/contract/contract'
import { recordOfDay } from '../../../core/views/stats'
import { newUser } from '../../../core/order/player'
import { addHours, shopDay } from '../../../core/time'
import { aJpeg } from '../../support/pictures'
import type { SimulatedCloud } from '../../simulation/cloud'
import { insert } from '../../simulation/records'
import { messageScenarios } from './message-scenarios'
import type { Scenario } from './scenario'
import { givenOrder, NOW, OWNER, SLOT } from './seeded-history'

function inbox(cloud: SimulatedCloud, openid: string, name: string, width = 16) {
  return cloud.wire.storage.upload(`inbox/${openid}/${name}.jpg`, openid, aJpeg(width, 8))
}

const create = {
  name: 'createReservation',
  openid: 'ming',
  event: { start_time: SLOT, idempotency_key: 'one-tap-of-ming' },
} as const

function verdict(what: string, event: object): Scenario {
  return {
    what: `verify: ${what}`,
    async given(cloud) {
      const { _id: order_id } = await givenOrder(cloud, 'proof_submitted', 'ming')
      return { name: 'verify', openid: OWNER, event: { order_id, ...event } }
    },
  }
}

function byOwner(name: FunctionName, event: object, prepare?: (cloud: SimulatedCloud) => Promise<void>): Scenario {
  return {
    what: name,
    async given(cloud) {
      await prepare?.(cloud)
      return { name, openid: OWNER, event }
    },
  }
}

const hours = { console_id: null, from_time: addHours(SLOT, 20), to_time: addHours(SLOT, 22), reason: '盘点' }

function upload(what: string, stage: 'pending' | 'proof_submitted', files: number, note?: string): Scenario {
  return {
    what: `uploadProof: ${what}`,
    async given(cloud) {
      const { _id: order_id } = await givenOrder(cloud, stage, 'ming')
      const file_ids: string[] = []
      for (let at = 0; at < files; at++) file_ids.push(await inbox(cloud, 'ming', `shot-${at}`, 24 + at))
      return { name: 'uploadProof', openid: 'ming', event: { order_id, file_ids, ...(note && { note }) } }
    },
  }
}

function cancel(what: string, stage: 'pending' | 'paid', openid: string, event: object): Scenario {
  return {
    what: `cancelOrder: ${what}`,
    async given(cloud) {
      const { _id: order_id } = await givenOrder(cloud, stage, 'ming')
      return { name: 'cancelOrder', openid, event: { order_id, ...event } }
    },
  }
}

const INVITE = 'ABCDEFGHJKLM'
const inviteId = createHash('sha256').update(INVITE).digest('hex')

function insertInvite(cloud: SimulatedCloud): Promise<void> {
  const invite = { _id: inviteId, role: 'owner' as const, name: '阿博', expire_at: addHours(NOW, 5), used_by: null }
  return insert(cloud, 'invites', [invite])
}

const LATER = addHours(SLOT, 3)

function moving(what: string, stage: 'pending' | 'paid' | 'proof_submitted', byPlayer: boolean): Scenario {
  return {
    what: `${byPlayer ? 'moveOrder' : 'adminMoveOrder'}: ${what}`,
    async given(cloud) {
      const { _id: order_id } = await givenOrder(cloud, stage, 'ming')
      const event = { order_id, start_time: LATER }
      if (byPlayer) return { name: 'moveOrder', openid: 'ming', event }
      return { name: 'adminMoveOrder', openid: OWNER, event: { ...event, reason: '主机坏了' } }
    },
  }
}

const guest = { start_time: SLOT, hours: 2, console_id: '1', guest_name: '老张', received: 'cash' }

/** The owner has switched it on, and the hour begins. */
async function beginVisit(cloud: SimulatedCloud): Promise<void> {
  const settings = cloud.database.collection('settings')
  const [shop] = [...settings.rows.values()]
  await cloud.database.plain.write(settings, 'shop', () => ({ ...shop?.document, check_in: true }))
  cloud.clock.set(Date.parse(SLOT))
}

/** A third of what came in for a paid order is to go back. */
async function oweSome(cloud: SimulatedCloud, order_id: string): Promise<void> {
  const line = { at: NOW, by: OWNER, note: '' }
  const money = [
    { ...line, kind: 'received', amount: 1500, how: 'transfer' },
    { ...line, kind: 'refund_due', amount: 500, how: '' },
  ]
  const orders = cloud.database.collection('orders')
  const stored = orders.rows.get(order_id)?.document
  await cloud.database.plain.write(orders, order_id, () => ({ ...stored, amount: 1000, money, owed: 500 }))
}

/** Every function that writes anything, in every way in which it writes. */
export const scenarios: Scenario[] = [
  { what: 'createReservation: a free place', given: () => Promise.resolve(create) },
  {
    what: 'createReservation: a lapsed place',
    given: async (cloud) => (await givenOrder(cloud, 'lapsed', 'hua'), create),
  },
  {
    what: 'createReservation: after a lapsed order of one’s own',
    given: async (cloud) => (await givenOrder(cloud, 'lapsed', 'ming', addHours(SLOT, 1)), create),
  },
  moving('a hold', 'pending', true),
  moving('what waits for a verdict', 'proof_submitted', false),
  moving('a paid order', 'paid', false),
  {
    what: 'moveOrder: to a lapsed place',
    async given(cloud) {
      await givenOrder(cloud, 'lapsed', 'hua', LATER)
      return moving('a hold', 'pending', true).given(cloud)
    },
  },
  byOwner('adminBook', { ...guest, idempotency_key: 'one-tap-of-lan' }, async (cloud) => {
    await givenOrder(cloud, 'lapsed', 'hua')
  }),
  byOwner('markVisit', { order_id: 'order-of-ming', outcome: 'arrived' }, async (cloud) => {
    await givenOrder(cloud, 'paid', 'ming')
    await beginVisit(cloud)
  }),
  byOwner('markRefunded', { order_id: 'order-of-ming', amount: 500, how: 'cash' }, async (cloud) => {
    await givenOrder(cloud, 'paid', 'ming')
    await oweSome(cloud, 'order-of-ming')
  }),
  ...messageScenarios,
  byOwner('changeRobot', { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=of-the-shop' }),
  cancel('by its player', 'pending', 'ming', {}),
  cancel('a paid one, by an admin', 'paid', OWNER, { reason: '主机坏了' }),
  upload('one image', 'pending', 1),
  upload('three images and a note', 'pending', 3, '转账尾号 1234'),
  upload('one more image', 'proof_submitted', 1),
  { ...upload('two images, and the player gives up', 'pending', 2), isAbandoned: true },
  verdict('approve', { pass: true }),
  verdict('return', { pass: false, reason: '看不清', allow_resubmit: true }),
  verdict('reject', { pass: false, reason: '金额不符' }),
  { what: 'login: the first visit', given: () => Promise.resolve({ name: 'login', openid: 'ming', event: {} }) },
  {
    what: 'updateProfile',
    usesUpFile: true,
    async given(cloud) {
      return {
        name: 'updateProfile',
        openid: 'ming',
        event: { nickname: '小明', avatar_file_id: await inbox(cloud, 'ming', 'face') },
      }
    },
  },
  byOwner('updateSettings', { price_per_hour: 2000, hold_minutes: 20 }),
  {
    what: 'updateSettings: a QR code',
    usesUpFile: true,
    async given(cloud) {
      return { name: 'updateSettings', openid: OWNER, event: { pay_qr_url: await inbox(cloud, OWNER, 'qr') } }
    },
  },
  byOwner('closeHours', hours),
  byOwner('openHours', { closure_id: 'c1' }, async (cloud) => {
    const [shop] = [...cloud.database.collection('settings').rows.values()]
    const closures = [{ id: 'c1', ...hours }]
    await cloud.database.plain.write(cloud.database.collection('settings'), 'shop', () => ({
      ...shop?.document,
      closures,
    }))
  }),
  { ...byOwner('inviteAdmin', { role: 'operator', name: '阿博' }), isNew: true },
  byOwner('revokeInvite', { invite_id: inviteId }, insertInvite),
  byOwner('blockPlayer', { player_id: 'ming', is_blocked: true, reason: '反复占位' }, (cloud) =>
    insert(cloud, 'users', [newUser('ming', NOW)]),
  ),
  {
    what: 'acceptInvite: as owner',
    async given(cloud) {
      await insertInvite(cloud)
      return { name: 'acceptInvite', openid: 'bo', event: { code: INVITE } }
    },
  },
  byOwner('changeAdmin', { admin_id: 'bo', role: 'owner' }, (cloud) =>
    insert(cloud, 'admins', [{ _id: 'bo', role: 'viewer', name: '阿博' }]),
  ),
  byOwner('getStats', {}, async (cloud) => {
    await givenOrder(cloud, 'paid', 'hua')
    cloud.clock.advance(26 * 3_600_000)
    const others = Array.from({ length: 28 }, (_, at) => shopDay(addHours(NOW, -24 * (at + 1))))
    const kept = others.map((_id) => ({ _id, record: recordOfDay(_id, [], NOW), version: _id }))
    await insert(cloud, 'daily_stats', kept)
  }),
  {
    what: 'expireCron',
    async given(cloud) {
      await givenOrder(cloud, 'lapsed', 'hua')
      return { name: 'expireCron', openid: '', event: {}, source: 'wx_trigger' }
    },
  },
  {
    what: 'deleteMyData',
    removesFiles: true,
    async given(cloud) {
      await givenOrder(cloud, 'lapsed', 'ming')
      return { name: 'deleteMyData', openid: 'ming', event: { confirm: true } }
    },
  },
  {
    what: 'tidyCron',
    removesFiles: true,
    async given(cloud) {
      await givenOrder(cloud, 'paid', 'hua')
      cloud.clock.advance(300 * 24 * 3_600_000)
      return { name: 'tidyCron', openid: '', event: {}, source: 'wx_trigger' }
    },
  },
]
