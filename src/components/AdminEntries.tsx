import { View } from '@tarojs/components'
import { usePages } from '../hooks/usePages'
import { titles } from '../texts'
import { ChoiceRow } from './ChoiceRow'

export function AdminEntries() {
  const { toReview } = usePages()
  return (
    <View className="card">
      <ChoiceRow title={titles.review} onTap={toReview} />
    </View>
  )
}
