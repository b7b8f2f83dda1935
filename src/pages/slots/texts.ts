import { shopDay, shopTime, type Instant } from '../../../core/time'
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
  chosen: (slot: { start_time: Instant; end_time: Instant }, amount: number) =>
    `${weekdayText(slot.start_time)} ${hoursText(slot.start_time, slot.end_time)}  ${priceText(amount)}`,
  rule: (hold_minutes: number) => `按空闲主机分配，保留 ${hold_minutes} 分钟`,
  noQr: '店主还没有设置收款码，预约前请先联系店主怎样付款',
  book: '预约',
  pending: '你有一笔待支付订单',
  returned: '付款截图被退回，请重新上传',
  submitted: '你有一笔订单正在核验',
  inTheWay: '你还有一笔未完成的订单',
  inTheWayHint: '完成或取消后，才能预约新的时段',
}
