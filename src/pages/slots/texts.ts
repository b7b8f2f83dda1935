import { addHours, shopDay, shopTime, type Instant } from '../../../core/time'
import { hoursText, priceText, weekdayText } from '../../shared/texts'

function dayName(time: Instant, nowMs: number): string {
  const days = Math.round(
    (Date.parse(`${shopDay(time)}T00:00:00Z`) - Date.parse(`${shopDay(new Date(nowMs).toISOString())}T00:00:00Z`)) /
      86_400_000,
  )
  return ['今天', '明天', '后天'][days] ?? ''
}

export const texts = {
  dayName: (time: Instant, nowMs: number) => dayName(time, nowMs) || weekdayText(time),
  day: (time: Instant, nowMs: number) =>
    `${dayName(time, nowMs)} ${shopTime(time).format('M月D日')} ${weekdayText(time)}`.trim(),
  days: '按日期查看',
  begunMeanwhile: '这个时段已经开始，换一个吧',
  closedMeanwhile: '店主刚刚停用了这个时段，换一个吧',
  free: ({ remaining, capacity, price }: { remaining: number; capacity: number; price: number }, isPriced: boolean) => {
    const left = capacity > 1 ? `余 ${remaining}` : ''
    return isPriced ? `${priceText(price).replace(/\.00$/, '')} ${left}`.trim() : left || '可约'
  },
  taken: '已满',
  mine: '我的',
  closed: '休息',
  closedDay: '全天休息',
  empty: '未来 72 小时没有开放的时段',
  emptyHint: '下拉刷新，或晚些再来看看',
  chosen: ({ start_time, hours }: { start_time: Instant; hours: number }, amount: number) =>
    `${weekdayText(start_time)} ${hoursText(start_time, addHours(start_time, hours))}${hours > 1 ? ` · ${hours} 小时` : ''}  ${priceText(amount)}`,
  tooShort: (hours: number) => `一次至少要连续 ${hours} 小时，从这时起不够`,
  console: '主机',
  anyConsole: '任意主机',
  rule: (hold_minutes: number, isMore: boolean) =>
    `保留 ${hold_minutes} 分钟等待付款${isMore ? '，再点后面的时段可连续预约' : ''}`,
  noQr: '店主还没有设置收款码，预约前请先联系店主怎样付款',
  book: '预约',
  pending: '你有一笔待支付订单',
  returned: '付款截图被退回，请重新上传',
  submitted: '你有一笔订单正在核验',
}
