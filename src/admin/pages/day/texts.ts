import { statusTraits } from '../../../../core/order/status'

export const texts = {
  days: ['今天', '明天', '后天'],
  anyDay: '日期',
  status: {
    free: '可约',
    closed: '休息',
    pending: statusTraits.pending.word,
    proof_submitted: statusTraits.proof_submitted.word,
    paid: statusTraits.paid.word,
  },
  stopped: '停用',
  over: '已过',
  cell: (console: string, hour: string, what: string) => `${console} ${hour} ${what}`,
  group: (names: string[]) => (names.length > 1 ? `${names[0]}–${names[names.length - 1]}` : (names[0] ?? '')),
  hint: '点订单查看，点可约的停用，点停用的恢复',
  actionTitle: (console: string, hour: string) => `停用 ${console} ${hour} 起`,
  scopes: (console: string) => [
    `只停这一小时 · ${console}`,
    '只停这一小时 · 全部主机',
    `从这时到当天结束 · ${console}`,
    '从这时到当天结束 · 全部主机',
    `全天 · ${console}`,
    '全天 · 全部主机',
  ],
  all: '全部主机',
  closing: (what: string, from: string, to: string) => `停用 ${what}  ${from} 至 ${to}`,
  affected: (count: number) =>
    count === 0 ? '这段时间没有订单，不影响任何人' : `这段时间已有 ${count} 笔订单，停用后仍然有效；需要的话请逐笔取消`,
  reasonLabel: '停用原因',
  reasonHint: '必填，例如：设备维护',
  reasonEmpty: '请填写停用原因',
  close: '停用',
  closed: '已停用这段时间',
  openTitle: '恢复这段时间',
  openHint: (from: string, to: string, what: string, reason: string) =>
    `${what}  ${from} 至 ${to}${reason ? `（${reason}）` : ''}，恢复后马上可以预约`,
  open: '恢复',
  opened: '已恢复，可以预约了',
  always: '这是营业时间之外，或主机没有开放；请到店铺设置里调整',
  readOnly: '你只能查看，停用和恢复需要店员权限',
  past: '已经过去的时段不能停用',
}
