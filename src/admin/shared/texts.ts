import type { RobotKind } from '../../../core/messages/alerts'
import { maxLength } from '../../../core/contract/limits'
import type { Role } from '../../../core/shop/roles'
import type { NumberSetting } from '../../../core/shop/settings'
import { cleanLine } from '../../../core/text'

/** What more than one page of the admins says. */

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export function weekdayName(day: number): string {
  return weekdays[day] ?? ''
}

export function hourText(hour: number): string {
  return `${hour}:00`
}

const roleNames: Record<Role, string> = { owner: '店主', operator: '店员', viewer: '只读成员' }

/** A role as it is called; an audit may name one that is none any more. */
export function roleName(role: string): string {
  return (roleNames as Record<string, string | undefined>)[role] ?? role
}

export function playerName(name = ''): string {
  return name || '无名玩家'
}

/** What somebody wrote, so that it cannot be taken for what the program says: nothing in it ends the quotation. */
export function quoted(text: string): string {
  return `「${cleanLine(text).replace(/[「」]/g, "'")}」`
}

export function durationText(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return minutes < 24 * 60
    ? `${Math.floor(minutes / 60)} 小时${rest ? ` ${rest} 分钟` : ''}`
    : `${Math.floor(minutes / 1440)} 天`
}

/** The numbers among the settings. */
export const numberTexts: { [N in NumberSetting]: { name: string; hint?: string } } = {
  price_per_hour: { name: '每小时价格（元）', hint: '0 表示免费' },
  hold_minutes: { name: '保留时间（分钟）', hint: '下单后为玩家保留多久，等待付款' },
  review_minutes: { name: '核验时限（分钟）', hint: '提交截图后，多久内完成核验' },
  holds_per_hour: { name: '每人每小时最多预约次数' },
  min_hours: { name: '一次最少预约（小时）' },
  max_hours: { name: '一次最多预约（小时）', hint: '一笔订单里连续的小时数，最多 8' },
  remind_minutes: { name: '开始前提醒（分钟）', hint: '到店前多久给玩家发一条提醒；0 表示不提醒' },
  max_moves: { name: '玩家最多自己改几次时间', hint: '每笔订单；0 表示只能由店家改' },
}

/** The group chats whose robots can be told. */
export const robotNames: Record<RobotKind, string> = { wecom: '企业微信', feishu: '飞书', dingtalk: '钉钉' }

export const adminTexts = {
  denied: '你没有这里的权限',
  deniedHint: '权限可能刚被店主调整；已做的操作都已保存',
  leave: '回到预约',
  someone: '另一位管理员',
  cancel: '取消',
  confirm: '确定',
  anyDay: '不限',
  clear: '清除筛选',
  from: '开始日期',
  to: '结束日期',
  range: '结束日期不能早于开始日期',
  usedOn: (order_nos: string[]) =>
    `这张截图曾用于订单 ${order_nos.slice(0, 3).join('、')}${order_nos.length > 3 ? ` 等 ${order_nos.length} 笔` : ''}`,
  payCode: '备注码',
  approve: '通过',
  return: '退回重传',
  reject: '驳回',
  done: { approve: '已通过', return: '已退回', reject: '已驳回' },
  returnTitle: '退回后玩家可以重新上传，请选择原因',
  rejectTitle: '驳回后时段会释放，请选择原因',
  returnReasons: ['截图看不清楚，请重新上传', '这不是付款成功的截图', '转账备注和备注码对不上', '截图金额和订单不符'],
  rejectReasons: ['没有收到这笔转账', '截图金额和订单不符', '这张截图已用于其他订单', '这不是付款截图'],
  otherReason: '其他原因…',
  reasonTitle: '填写原因',
  reasonHint: `玩家会看到这句话，${maxLength.reason} 字以内`,
  lapsed: (order_no: string) => `订单 ${order_no} 已过期，时段已释放，刚才的操作没有生效`,
  first: (who: string, did: string, time: string, order_no: string) =>
    `${who} 已在 ${time} ${did}订单 ${order_no}，你的操作没有重复生效`,
  changed: (order_no: string, status: string) => `订单 ${order_no} 现在是「${status}」，刚才的操作没有生效`,
  did: {
    approve: '通过了',
    return: '退回了',
    reject: '驳回了',
    admin_cancel: '取消了',
    admin_move: '改了时间：',
  } as Record<string, string>,
  unsent: (order_no: string, why: string) => `订单 ${order_no}：${why}`,
  othersAffected: (count: number) => `……还有 ${count} 笔`,
  slippedTitle: (count: number) => `保存的同时又有 ${count} 笔预约`,
  settingNames: {
    ...Object.fromEntries(Object.entries(numberTexts).map(([field, { name }]) => [field, name])),
    move_hours: '改时间截止（开始前几小时）',
    cancel_hours: '自己取消的截止（小时）',
    check_in: '登记到店',
    price_rules: '价格时段',
    consoles: '主机',
    opening_hours: '营业时间',
    closed_weekdays: '每周休息日',
    closures: '停用时段',
    pay_qr_url: '收款码',
    notice: '店铺公告',
    shop: '店铺信息',
    message_templates: '订阅消息模板',
  } as Record<string, string>,
  understood: '知道了',
}
