import { View } from '@tarojs/components'
import './PickedValue.scss'

/** What was picked, and what for: a tap opens the picker around it. */
export function PickedValue({ label, value }: { label: string; value: string }) {
  return (
    <View className="picked-value" ariaRole="button" ariaLabel={`${label} ${value}`}>
      <View className="soft">{label}</View>
      <View>{value}</View>
    </View>
  )
}
