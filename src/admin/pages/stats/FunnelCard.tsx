import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { totalsOf } from './figures'
import { texts } from './texts'
import './FunnelCard.scss'

export function FunnelCard({ days }: Pick<Stats, 'days'>) {
  const { created, submitted, paid, expired } = totalsOf(days)
  const steps = [created, submitted, paid]
  return (
    <View className="card">
      <View className="title">{texts.funnel}</View>
      {steps.map((count, at) => (
        <View key={at} className="funnel-card-step">
          <View className="row">
            <View>{texts.steps[at]}</View>
            <View className="soft">{texts.step(count, created)}</View>
          </View>
          <View
            className="funnel-card-bar"
            style={`width:${created === 0 ? 0 : Math.round((count / created) * 100)}%`}
          />
        </View>
      ))}
      <View className="soft">{texts.funnelHint(created, paid, expired)}</View>
    </View>
  )
}
