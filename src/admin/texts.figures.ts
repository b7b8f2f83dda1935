import type { AuditAction } from '../../core/order/audit'
import { duration } from './texts.words'
import { shopTime } from '../../core/time'

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`
}

const actions: Record<AuditAction, string> = {
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
  repair: '修复数据',
}

const actionNames = new Map<string, string>(Object.entries(actions))

export const audits = {
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

export const stats = {
  /** of a day on the shop's calendar */
  day: (day: string) => shopTime(`${day}T00:00:00.000Z`).format('M月D日'),
  today: '今天',
  created: '新预约',
  paid: '已确认',
  income: '收入（元）',
  lapsed: '过期未付',
  todayHint: (created: number, paid: number) =>
    created === 0 ? '今天还没有人下单' : `今天下单 ${created} 笔，其中 ${paid} 笔已确认`,
  states: '订单的结果',
  periods: ['今天', '30 天'],
  stateNames: ['已确认', '已驳回', '已取消', '已过期', '进行中'],
  statesHint: '按下单的日子算；进行中的还没付款，或还没审核',
  line: '最近 30 天确认的订单',
  lineHint: (paid: number, income: string) => `30 天共确认 ${paid} 笔，收入 ${income} 元；颜色深的是今天`,
  peak: (paid: number) => `最多一天 ${paid} 笔`,
  heat: '哪些时间最忙',
  heatHint: (weekday: string, hour: number, count: number) =>
    count === 0 ? '最近 30 天还没有确认的订单' : `最忙是${weekday} ${hour}:00，共 ${count} 小时；颜色越深约的人越多`,
  heatRow: (weekday: string, count: number) => `${weekday}共 ${count} 小时`,
  funnel: '从下单到确认',
  steps: ['下单', '提交截图', '确认'],
  step: (count: number, whole: number) => `${count} 笔 · ${share(count, whole)}`,
  funnelHint: (created: number, paid: number, expired: number) =>
    created === 0
      ? '最近 30 天还没有人下单'
      : `100 笔下单里有 ${Math.round((paid / created) * 100)} 笔最后确认；有 ${expired} 笔没付款就过期了`,
  verify: '审核要等多久',
  half: '一半的玩家等待不超过',
  most: '95% 的玩家等待不超过',
  verifyHint: '从第一次提交截图到第一次给出结果；等待越短，玩家越安心',
  none: '还没有审核',
  seconds: (seconds: number) => (seconds < 60 ? `${Math.round(seconds)} 秒` : duration(Math.round(seconds / 60))),
}

export const table = {
  hint: '按时段所在的日期导出，表格可以用 Excel 或 WPS 打开',
  make: '生成表格',
  making: (rows: number) => `已整理 ${rows} 笔…`,
  ready: (rows: number) => (rows === 0 ? '这段时间没有订单' : `表格已生成，共 ${rows} 笔`),
  share: '发送给朋友或文件传输助手',
  fileName: (from: string, to: string) => `订单 ${from} 至 ${to}.csv`,
}
