import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { Fact } from '../../../shared/controls/Fact'
import { texts } from './texts'

export function VerifyCard({ verify_seconds: { p50, p95 } }: Pick<Stats, 'verify_seconds'>) {
  const show = (seconds: number | null) => (seconds === null ? texts.none : texts.seconds(seconds))
  return (
    <View className="card">
      <View className="title">{texts.verify}</View>
      <Fact name={texts.half}>
        <View className="strong">{show(p50)}</View>
      </Fact>
      <Fact name={texts.most}>
        <View className="strong">{show(p95)}</View>
      </Fact>
      <View className="soft">{texts.verifyHint}</View>
    </View>
  )
}
