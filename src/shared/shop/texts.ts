import { shopTime, type Instant } from '../../../core/time'
import type { Session } from '../../services/cloud/session'
import { priceText } from '../texts'

type Face = Pick<Session['settings'], 'opening_hours' | 'closed_weekdays' | 'price_per_hour' | 'price_rules'>

/** 10:00–次日 2:00; a shop that never closes has no hours to tell. */
export function openingText({ opening_hours: { from_hour, to_hour } }: Pick<Face, 'opening_hours'>): string {
  if (from_hour === 0 && to_hour === 24) return '全天开放'
  return `${from_hour}:00–${to_hour < from_hour ? '次日 ' : ''}${to_hour}:00`
}

export const shopTexts = {
  title: '店铺信息',
  address: '地址',
  toMap: '在地图上查看',
  copyAddress: '复制地址',
  phone: '电话',
  call: '拨打',
  wechat: '微信号',
  copy: '复制',
  contact: '联系客服',
  rules: '到店须知',
  help: '联系店主、怎么去',
  /** How the shop opens on the day of this moment. */
  today: (settings: Face, now: Instant) =>
    settings.closed_weekdays.includes(shopTime(now).day()) ? '今天休息' : `今天 ${openingText(settings)}`,
  /** The price of an hour, or from which on where it differs. */
  price: ({ price_per_hour, price_rules }: Face) => {
    const prices = [price_per_hour, ...price_rules.map(({ price }) => price)]
    const least = Math.min(...prices)
    return `${priceText(least)}${Math.max(...prices) > least ? ' 起' : ''}/小时`
  },
}
