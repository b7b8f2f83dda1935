import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { yuan } from '../../../../core/money'
import { totalsOf } from './figures'
import { texts } from './texts'
import './DaysCard.scss'

/** Thirty days of paid orders as bars: plain views, because a chart library would outweigh the page. */
export function DaysCard({ days }: Pick<Stats, 'days'>) {
  const most = Math.max(0, ...days.map(({ paid }) => paid))
  const { paid, income, ...money } = totalsOf(days)
  return (
    <View className="card">
      <View className="title">{texts.line}</View>
      <View className="days-card-bars" ariaRole="img" ariaLabel={texts.lineHint(paid, yuan(income))}>
        {days.map((day, at) => (
          <View
            key={day.day}
            className={at === days.length - 1 ? 'days-card-bar now' : 'days-card-bar'}
            style={`height:${Math.max(2, Math.round((day.paid / Math.max(1, most)) * 100))}%`}
          />
        ))}
      </View>
      <View className="row soft">
        <View>{texts.day(days[0]?.day ?? '')}</View>
        <View>{texts.day(days[days.length - 1]?.day ?? '')}</View>
      </View>
      <View className="soft">{texts.peak(most)}</View>
      <View className="soft">{texts.lineHint(paid, yuan(income))}</View>
      <View className="soft">{texts.money(yuan(money.received), yuan(money.refunded), yuan(money.owed))}</View>
    </View>
  )
}
