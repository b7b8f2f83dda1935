import { openingText } from '../../../shared/shop/texts'
import { priceText, weekdayNames } from '../../../shared/texts'

export const texts = {
  hours: '营业时间',
  closed: (weekdays: number[]) => `${weekdayNames(weekdays)}休息`,
  prices: '价格',
  base: '每小时',
  otherwise: '其他时段',
  rule: ({ weekdays, from_hour, to_hour }: { weekdays: number[]; from_hour: number; to_hour: number }) =>
    `${weekdays.length === 7 ? '每天' : weekdayNames(weekdays)} ${openingText({ opening_hours: { from_hour, to_hour } })}`,
  price: (price: number) => `${priceText(price)}/小时`,
}
