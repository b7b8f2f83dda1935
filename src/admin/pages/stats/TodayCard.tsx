import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { yuan } from '../../../../core/money'
import { texts } from './texts'
import './TodayCard.scss'

export function TodayCard({ today }: Pick<Stats, 'today'>) {
  const figures: [string, string][] = [
    [texts.created, String(today.created)],
    [texts.paid, String(today.paid)],
    [texts.income, yuan(today.income)],
    [texts.lapsed, String(today.expired)],
  ]
  return (
    <View className="card">
      <View className="title">{texts.today}</View>
      <View className="today-card-figures">
        {figures.map(([name, value]) => (
          <View key={name} className="today-card-figure">
            <View className="today-card-value">{value}</View>
            <View className="soft">{name}</View>
          </View>
        ))}
      </View>
      <View className="soft">{texts.todayHint(today.created, today.paid)}</View>
    </View>
  )
}
