import type { AuditView } from '../../../../core/contract/contract'
import { auditText } from './texts'

function audit(fields: Partial<AuditView>): AuditView {
  return {
    id: 'a',
    admin_id: 'x',
    admin_role: 'owner',
    action: 'approve',
    order_id: null,
    order_no: null,
    reason: '',
    before: null,
    after: null,
    at: '2026-11-23T12:00:00.000Z',
    ...fields,
  }
}
const closure = {
  id: 'c1',
  console_id: null,
  from_time: '2026-11-23T12:00:00.000Z',
  to_time: '2026-11-23T16:00:00.000Z',
  reason: '维护',
}
function lines(fields: Partial<AuditView>) {
  return auditText(audit(fields), '阿兰').lines
}

test('a verdict says whose order it was, from what to what, and why', () => {
  const fields = { action: 'reject', order_id: 'o', order_no: '261123-0K7Q2MD', reason: '没有收到这笔转账' }
  const status = { before: { status: 'proof_submitted' }, after: { status: 'rejected' } }
  expect(auditText(audit({ ...fields, ...status }), '阿兰')).toEqual({
    title: '阿兰 驳回 · 订单 261123-0K7Q2MD',
    lines: ['待核验 → 已驳回', '原因：没有收到这笔转账'],
  })
})

test.each<[string, unknown, unknown, string]>([
  ['price_per_hour', 1500, 2050, '每小时价格（元）：15.00 元 → 20.50 元'],
  ['hold_minutes', 15, 20, '保留时间（分钟）：15 分钟 → 20 分钟'],
  ['closed_weekdays', [], [1, 2], '每周休息日：无 → 周一、周二'],
  ['notice', '', '周六比赛', '店铺公告：空 → 周六比赛'],
  ['pay_qr_url', 'cloud://a', 'cloud://b', '更换了收款码'],
  ['pay_qr_url', '', 'cloud://b', '收款码：未设置 → 已设置'],
  [
    'consoles',
    [
      { id: '1', name: '1号机', open: true },
      { id: '2', name: '2号机', open: true },
    ],
    [
      { id: '1', name: '甲', open: false },
      { id: '2', name: '2号机', open: true },
      { id: '3', name: '3号机', open: true },
    ],
    '主机：1号机（开放） → 甲（停用）；新增 3号机（开放）',
  ],
  [
    'opening_hours',
    { from_hour: 0, to_hour: 24 },
    { from_hour: 9, to_hour: 2 },
    '营业时间：0:00–24:00 → 9:00–次日 2:00',
  ],
  [
    'price_rules',
    [{ weekdays: [1], from_hour: 9, to_hour: 12, price: 1000 }],
    [{ weekdays: [0, 6], from_hour: 18, to_hour: 24, price: 2500 }],
    '价格时段：去掉 周一 9:00–12:00 10.00 元；新增 周日、周六 18:00–24:00 25.00 元',
  ],
])('a change of %s says what was and what is', (field, before, after, sentence) => {
  expect(lines({ action: 'update_settings', before: { [field]: before }, after: { [field]: after } })).toEqual([
    sentence,
  ])
})

test('closing and opening say which hours', () => {
  const hours = '全部主机 11月23日 20:00 至 11月24日 00:00'
  const [none, one] = [{ closures: [] }, { closures: [closure] }]
  expect(lines({ action: 'close_hours', before: none, after: one, reason: '维护' })).toEqual([hours, '原因：维护'])
  expect(lines({ action: 'open_hours', before: one, after: none })).toEqual([hours])
})

test('what happens among admins names them and their roles', () => {
  const bo = { admin_id: 'bo', name: '阿博', role: 'operator' }
  expect(lines({ action: 'invite_admin', after: { name: '阿博', role: 'viewer' } })).toEqual(['邀请 阿博 成为只读成员'])
  expect(lines({ action: 'change_role', before: bo, after: { role: 'owner' } })).toEqual(['阿博：店员 → 店主'])
  expect(lines({ action: 'remove_admin', before: bo })).toEqual(['阿博（店员）'])
})

// Regression: the word `repair` stood there as the server wrote it.
test('a repair is named in Chinese, and says what was wrong', () => {
  const repair = { kind: 'free_place', place_id: '1@x' }
  const fields = {
    action: 'repair',
    before: { rule: 'place_has_owner', ids: ['1@x'] },
    after: repair,
    reason: '被占用',
  }
  expect(auditText(audit(fields), '阿兰')).toEqual({ title: '阿兰 修复数据', lines: ['原因：被占用'] })
})

test('a cancellation tells what is owed by it, and a refund what is owed no more', () => {
  const cancelled = audit({ action: 'cancel', before: { status: 'paid' }, after: { status: 'cancelled', owed: 1500 } })
  expect(auditText(cancelled, '阿兰').lines).toEqual(
    expect.arrayContaining(['已确认 → 已取消', '待退 0.00 元 → 15.00 元']),
  )
  const refund = audit({ action: 'refund', before: { owed: 1500 }, after: { owed: 500 } })
  expect(auditText(refund, '阿兰')).toMatchObject({ title: '阿兰 登记退款' })
  expect(auditText(refund, '阿兰').lines).toContain('待退 15.00 元 → 5.00 元')
})

test('an action of another version is named as it is, and breaks nothing', () => {
  expect(auditText(audit({ action: 'teleport', before: 'x', after: 3 }), '阿兰')).toEqual({
    title: '阿兰 teleport',
    lines: [],
  })
})
