import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { totalsOf, type Totals } from './figures'
import { texts } from './texts'
import './StatesCard.scss'

function states(totals: Totals): number[] {
  const { created, paid, rejected, cancelled, expired } = totals
  return [paid, rejected, cancelled, expired, created - paid - rejected - cancelled - expired]
}

/** What became of the orders made today and in thirty days. */
export function StatesCard({ today, days }: Pick<Stats, 'today' | 'days'>) {
  const columns = [states(totalsOf([today])), states(totalsOf(days))]
  return (
    <View className="card">
      <View className="title">{texts.states}</View>
      <View className="states-card-table">
        <View />
        {texts.periods.map((period) => (
          <View key={period} className="soft">
            {period}
          </View>
        ))}
        {texts.stateNames.flatMap((name, at) => [
          <View key={name} className="states-card-name soft">
            {name}
          </View>,
          ...columns.map((counts, column) => <View key={`${name}${column}`}>{counts[at]}</View>),
        ])}
      </View>
      <View className="soft">{texts.statesHint}</View>
    </View>
  )
}
