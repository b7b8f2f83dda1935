import { statusTraits } from '../../../../core/order/status'
import { shopTime } from '../../../../core/time'
import { durationText } from '../../shared/texts'

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`
}

const endings = ['paid', 'rejected', 'cancelled', 'expired'] as const

export const texts = {
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
  stateNames: [...endings.map((status) => statusTraits[status].word), '进行中'],
  statesHint: '按下单的日子算；进行中的还没付款，或还没审核',
  line: '最近 30 天确认的订单',
  lineHint: (paid: number, income: string) => `30 天共确认 ${paid} 笔，收入 ${income} 元；颜色深的是今天`,
  money: (received: string, refunded: string, owed: string) =>
    `30 天的订单实收 ${received} 元，已退 ${refunded} 元，待退 ${owed} 元`,
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
  seconds: (seconds: number) => (seconds < 60 ? `${Math.round(seconds)} 秒` : durationText(Math.round(seconds / 60))),
}
