import { addHours, shopDay, shopTime, type Instant } from '../../../core/time'
import { hoursText, priceText, weekdayText } from '../texts'

function dayName(time: Instant, nowMs: number): string {
  const days = Math.round(
    (Date.parse(`${shopDay(time)}T00:00:00Z`) - Date.parse(`${shopDay(new Date(nowMs).toISOString())}T00:00:00Z`)) /
      86_400_000,
  )
  return ['今天', '明天', '后天'][days] ?? ''
}

export const slotTexts = {
  from: (when: string, console: string) => `现在是 ${when} · ${console}；点一个新的开始时间`,
  nowhere: '没有可以改到的时间',
  nowhereHint: '下拉刷新，或联系店家',
  move: '改到这里',
  dayName: (time: Instant, nowMs: number) => dayName(time, nowMs) || weekdayText(time),
  day: (time: Instant, nowMs: number) =>
    `${dayName(time, nowMs)} ${shopTime(time).format('M月D日')} ${weekdayText(time)}`.trim(),
  days: '按日期查看',
  free: ({ remaining, capacity, price }: { remaining: number; capacity: number; price: number }, isPriced: boolean) => {
    const left = capacity > 1 ? `余 ${remaining}` : ''
    return isPriced ? `${priceText(price).replace(/\.00$/, '')} ${left}`.trim() : left || '可约'
  },
  taken: '已满',
  mine: '我的',
  closed: '休息',
  closedDay: '全天休息',
  chosen: ({ start_time, hours }: { start_time: Instant; hours: number }, amount: number) =>
    `${weekdayText(start_time)} ${hoursText(start_time, addHours(start_time, hours))}${hours > 1 ? ` · ${hours} 小时` : ''}  ${priceText(amount)}`,
  console: '主机',
  anyConsole: '任意主机',
}
