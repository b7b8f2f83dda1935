import type { Contract, FunctionName } from '../contract/contract'
import { defaultSettings } from '../shop/settings'
import { NOW } from './samples'

/** A valid request with every field of its function, and the fields without which the function refuses it, in the contract's order. */
type RequestSample<N extends FunctionName> = { whole: Required<Contract[N]['request']>; required: string[] }

/** One valid request of every function. Tests that send something to all of them start from these. */
export const requests: { [N in FunctionName]: RequestSample<N> } = {
  login: { whole: { code: 'code' }, required: [] },
  listSlots: { whole: { from: NOW, hours: 72 }, required: [] },
  createReservation: {
    whole: { start_time: NOW, idempotency_key: 'k'.repeat(16), hours: 2, console_id: '1', expected_amount: 1500 },
    required: ['start_time'],
  },
  cancelOrder: { whole: { order_id: 'order-1', reason: '改天', refund: false }, required: ['order_id'] },
  uploadProof: {
    whole: { order_id: 'order-1', file_ids: ['cloud://a', 'cloud://b'], note: '已转账' },
    required: ['order_id', 'file_ids'],
  },
  listOrders: { whole: { status: ['pending', 'paid'], cursor: 'next', limit: 20 }, required: [] },
  getOrder: { whole: { order_id: 'order-1' }, required: ['order_id'] },
  updateProfile: { whole: { nickname: '小王', avatar_file_id: 'cloud://a' }, required: [] },
  adminListOrders: {
    whole: {
      status: ['proof_submitted'],
      from_day: '2026-11-23',
      to_day: '2026-11-30',
      player_id: 'openid',
      player_name: '小王',
      order_no: '261123-0000001',
      pay_code: '0042',
      owed: true,
      oldest_first: true,
      cursor: 'next',
      limit: 100,
    },
    required: [],
  },
  hasChanged: {
    whole: { slots: '1', order: { id: 'order-1', mark: '1' }, review: { shown: 10, mark: '1' } },
    required: [],
  },
  verify: {
    whole: {
      order_id: 'order-1',
      pass: false,
      reason: '看不清',
      allow_resubmit: true,
      seen: ['sha'],
      received: 1500,
    },
    required: ['order_id', 'pass'],
  },
  moveOrder: {
    whole: { order_id: 'order-1', start_time: NOW, console_id: '1' },
    required: ['order_id', 'start_time'],
  },
  adminMoveOrder: {
    whole: { order_id: 'order-1', start_time: NOW, console_id: '1', reason: '主机坏了', settlement: 'waived' },
    required: ['order_id', 'start_time', 'reason'],
  },
  adminBook: {
    whole: {
      start_time: NOW,
      hours: 2,
      console_id: '1',
      guest_name: '老张',
      note: '两个人',
      amount: 3000,
      received: 'cash',
      idempotency_key: 'k'.repeat(16),
    },
    required: ['start_time', 'hours', 'console_id', 'guest_name', 'received', 'idempotency_key'],
  },
  markVisit: {
    whole: { order_id: 'order-1', order_no: '261123-0000001', outcome: 'arrived' },
    required: ['outcome'],
  },
  markRefunded: {
    whole: { order_id: 'order-1', amount: 1500, how: 'transfer', note: '原路退回' },
    required: ['order_id', 'amount', 'how'],
  },
  recordConsent: {
    whole: { tap_id: 'tap-1', results: { 'T-1': 'accept', 'T-2': 'reject' } },
    required: ['tap_id', 'results'],
  },
  onMessagePush: { whole: {}, required: [] },
  listTemplates: { whole: {}, required: [] },
  listMessages: { whole: {}, required: [] },
  changeRobot: { whole: { url: '' }, required: ['url'] },
  testRobot: { whole: {}, required: [] },
  blockPlayer: {
    whole: { player_id: 'player', is_blocked: true, reason: '反复占用' },
    required: ['player_id', 'is_blocked'],
  },
  getSettings: { whole: {}, required: [] },
  updateSettings: { whole: { ...defaultSettings, dry_run: true }, required: [] },
  listAudits: {
    whole: { order_id: 'o', admin_id: 'a', action: 'approve', from: NOW, to: NOW, cursor: 'next', limit: 1 },
    required: [],
  },
  listDay: { whole: { day: '2026-11-23' }, required: ['day'] },
  closeHours: {
    whole: { console_id: '1', from_time: NOW, to_time: NOW, reason: '检修', dry_run: true },
    required: ['console_id', 'from_time', 'to_time', 'reason'],
  },
  openHours: { whole: { closure_id: 'closure-1' }, required: ['closure_id'] },
  exportOrders: {
    whole: { from_day: '2026-11-01', to_day: '2026-11-30', cursor: 'next' },
    required: ['from_day', 'to_day'],
  },
  listAdmins: { whole: {}, required: [] },
  inviteAdmin: { whole: { role: 'operator', name: '小店员' }, required: ['role', 'name'] },
  listInvites: { whole: {}, required: [] },
  revokeInvite: { whole: { invite_id: 'invite' }, required: ['invite_id'] },
  acceptInvite: { whole: { code: 'ABCD2345' }, required: ['code'] },
  changeAdmin: { whole: { admin_id: 'admin', role: 'viewer' }, required: ['admin_id', 'role'] },
  getStats: { whole: {}, required: [] },
  expireCron: { whole: {}, required: [] },
  tidyCron: { whole: {}, required: [] },
  health: { whole: {}, required: [] },
  selfCheck: { whole: {}, required: [] },
  checkInvariants: { whole: { repair: true }, required: [] },
  exportMyData: { whole: { cursor: 'next' }, required: [] },
  deleteMyData: { whole: { confirm: true }, required: ['confirm'] },
}

export const functionNames = Object.keys(requests) as FunctionName[]

/** What the platform calls, with whatever it likes to send. */
export const takingAnything: FunctionName[] = ['expireCron', 'tidyCron', 'health', 'onMessagePush']

/** Where null says something: all consoles, no role. */
export const nullableFields = [
  'updateSettings.move_hours',
  'updateSettings.cancel_hours',
  'closeHours.console_id',
  'changeAdmin.role',
]
