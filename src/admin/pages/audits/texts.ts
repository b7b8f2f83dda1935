import type { AuditView } from '../../../../core/contract/contract'
import type { AuditAction } from '../../../../core/order/audit'
import { yuan } from '../../../../core/money'
import { eachNumberSetting } from '../../../../core/shop/settings'
import type { RobotKind } from '../../../../core/messages/alerts'
import { adminTexts, playerName, robotNames, roleName, weekdayName } from '../../shared/texts'
import { momentText, statusName } from '../../../shared/texts'
import type { OrderStatus } from '../../../../core/order/status'

const actions: Record<AuditAction, string> = {
  book: '到店登记',
  move: '改时间',
  arrive: '登记到店',
  miss: '记为未到店',
  clear_visit: '更正到店记录',
  refund: '登记退款',
  approve: '通过',
  return: '退回重传',
  reject: '驳回',
  cancel: '取消订单',
  update_settings: '修改设置',
  close_hours: '停用时段',
  open_hours: '恢复时段',
  invite_admin: '邀请管理员',
  accept_invite: '接受邀请',
  revoke_invite: '撤销邀请',
  block_player: '暂停玩家预约',
  unblock_player: '恢复玩家预约',
  change_role: '调整权限',
  remove_admin: '移除管理员',
  change_robot: '设置群机器人',
  repair: '修复数据',
}

const actionNames = new Map<string, string>(Object.entries(actions))

export const texts = {
  none: '还没有操作记录',
  noneHint: '审核订单、修改设置以后会出现在这里',
  empty: '没有符合条件的记录',
  emptyHint: '换个条件，或清除筛选再看看',
  admin: '操作人',
  action: '操作',
  anyone: '所有人',
  anything: '全部操作',
  order: (order_no: string) => `订单 ${order_no}`,
  actions,
  /** An action of another version is named as it is. */
  actionName: (action: string) => actionNames.get(action) ?? action,
}

/** What admins did, as sentences. An audit may be older than any form it has today: whatever is not known is left out. */

function hours(value: unknown): string {
  const { from_hour, to_hour } = fieldsOf(value)
  return `${String(from_hour)}:00–${Number(to_hour) <= Number(from_hour) ? '次日 ' : ''}${String(to_hour)}:00`
}
function money(value: unknown): string {
  return `${yuan(Number(value))} 元`
}
function onOff(value: unknown): string {
  return value ? '开放' : '停用'
}

type Fields = Record<string, unknown>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : []
}
function text(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : '空'
}
function role(value: unknown): string {
  return roleName(String(value))
}
function days(value: unknown): string {
  const names = Array.isArray(value) ? value.map((day) => weekdayName(Number(day))) : []
  return names.length > 0 ? names.join('、') : '无'
}
function closure({ console_id, from_time, to_time }: Fields): string {
  return `${typeof console_id === 'string' ? `${console_id} 号主机` : '全部主机'} ${momentText(String(from_time))} 至 ${momentText(String(to_time))}`
}

function priceRule(rule: Fields): string {
  return `${days(rule.weekdays)} ${hours(rule)} ${money(rule.price)}`
}
function named({ name, open }: Fields): string {
  return `${String(name)}（${onOff(open)}）`
}

/** What was taken out of a list and what was put in. */
function listChange(before: unknown, after: unknown, show: (item: Fields) => string): string {
  const [old, now] = [listOf(before).map(show), listOf(after).map(show)]
  const out = old.filter((item) => !now.includes(item)).map((item) => `去掉 ${item}`)
  const come = now.filter((item) => !old.includes(item)).map((item) => `新增 ${item}`)
  return [...out, ...come].join('；') || '调整了顺序'
}

/** Consoles keep their ids: one that is there before and after was changed. */
function consoleChange(before: unknown, after: unknown): string {
  const old = new Map(listOf(before).map((console) => [console.id, named(console)]))
  return listOf(after)
    .filter((console) => old.get(console.id) !== named(console))
    .map((console) => (old.has(console.id) ? `${old.get(console.id)} → ` : '新增 ') + named(console))
    .join('；')
}

const settingLists: Record<string, (before: unknown, after: unknown) => string> = {
  price_rules: (before, after) => listChange(before, after, priceRule),
  closures: (before, after) => listChange(before, after, closure),
  consoles: consoleChange,
}

const inUnits = {
  fen: money,
  minutes: (value: unknown) => `${String(value)} 分钟`,
  times: (value: unknown) => `${String(value)} 次`,
  hours: (value: unknown) => `${String(value)} 小时`,
}

const settingValues: Record<string, (value: unknown) => string> = {
  ...eachNumberSetting((_name, { unit }) => inUnits[unit]),
  opening_hours: hours,
  closed_weekdays: days,
  move_hours: (value) => (value === null ? '不允许' : inUnits.hours(value)),
  cancel_hours: (value) => (value === null ? '不允许' : inUnits.hours(value)),
  check_in: (value) => (value ? '登记' : '不登记'),
  pay_qr_url: (value) => (value ? '已设置' : '未设置'),
  notice: text,
}

function settingChange(field: string, before: unknown, after: unknown): string {
  const name = adminTexts.settingNames[field] ?? field
  if (field === 'message_templates' || field === 'shop') return `修改了${name}`
  if (field === 'pay_qr_url' && before && after) return `更换了${name}`
  const list = settingLists[field]
  if (list) return `${name}：${list(before, after)}`
  const show = settingValues[field] ?? String
  return `${name}：${show(before)} → ${show(after)}`
}

function settingsChange({ before, after }: AuditView): string[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return Object.keys(now).map((field) => settingChange(field, old[field], now[field]))
}

/** The closures that are in one list and not in the other. */
function closuresOnlyIn(some: unknown, others: unknown): string[] {
  const known = new Set(listOf(fieldsOf(others).closures).map(({ id }) => id))
  return listOf(fieldsOf(some).closures)
    .filter(({ id }) => !known.has(id))
    .map(closure)
}

function orderChange({ before, after }: AuditView): string[] {
  const [from, to] = [fieldsOf(before).status, fieldsOf(after).status] as OrderStatus[]
  return from && to ? [`${statusName(from)} → ${statusName(to)}`] : []
}

/** What was owed before and after; nothing where that is the same. */
function owedChange({ before, after }: AuditView): string[] {
  const [from = 0, to = 0] = [fieldsOf(before).owed, fieldsOf(after).owed] as (number | undefined)[]
  return from === to ? [] : [`待退 ${money(from)} → ${money(to)}`]
}

/** Where and when an order lay, and what it cost. */
function placeOf(facts: unknown): string[] {
  const { start_time, console_id, hours, amount } = fieldsOf(facts)
  if (typeof start_time !== 'string') return []
  return [`${momentText(start_time)} ${String(hours)} 小时 ${String(console_id)} 号主机 ${money(amount)}`]
}

/** Of which kind it was; its address is a secret, and in no audit. */
function robotName(facts: unknown): string {
  const { robot } = fieldsOf(facts)
  return robotNames[robot as RobotKind] ?? '没有'
}

function playerNamed({ after }: AuditView): string[] {
  return [`玩家 ${playerName(fieldsOf(after).name as string)}`]
}

const details: Record<AuditAction, (audit: AuditView) => string[]> = {
  book: ({ after }) => placeOf(after),
  move: ({ before, after }) => [[...placeOf(before), ...placeOf(after)].join(' → ')],
  // what was said of the visit is the action itself
  arrive: () => [],
  miss: () => [],
  clear_visit: () => [],
  refund: owedChange,
  approve: orderChange,
  return: orderChange,
  reject: orderChange,
  cancel: (audit) => [...orderChange(audit), ...owedChange(audit)],
  update_settings: settingsChange,
  close_hours: ({ before, after }) => closuresOnlyIn(after, before),
  open_hours: ({ before, after }) => closuresOnlyIn(before, after),
  invite_admin: ({ after }) => [`邀请 ${String(fieldsOf(after).name)} 成为${role(fieldsOf(after).role)}`],
  revoke_invite: ({ before }) => [`撤销给 ${String(fieldsOf(before).name)} 的邀请（${role(fieldsOf(before).role)}）`],
  block_player: playerNamed,
  unblock_player: playerNamed,
  accept_invite: ({ after }) => [`成为${role(fieldsOf(after).role)}`],
  change_role: ({ before, after }) => [
    `${String(fieldsOf(before).name)}：${role(fieldsOf(before).role)} → ${role(fieldsOf(after).role)}`,
  ],
  remove_admin: ({ before }) => [`${String(fieldsOf(before).name)}（${role(fieldsOf(before).role)}）`],
  change_robot: ({ before, after }) => [`${robotName(before)} → ${robotName(after)}`],
  // what was repaired stands in the reason
  repair: () => [],
}

const detailsOf = new Map<string, (audit: AuditView) => string[]>(Object.entries(details))

export interface AuditText {
  /** who did what to what */
  title: string
  /** before → after, and why */
  lines: string[]
}

export function auditText(audit: AuditView, adminName: string): AuditText {
  const action = texts.actionName(audit.action)
  const order = audit.order_no ? ` · ${texts.order(audit.order_no)}` : ''
  const told = (detailsOf.get(audit.action) ?? orderChange)(audit)
  const known = audit.own_order ? [...told, '这是操作人自己的订单，请店主核对'] : told
  return {
    title: `${adminName} ${action}${order}`,
    lines: audit.reason ? [...known, `原因：${audit.reason}`] : known,
  }
}
