import { Picker, View } from '@tarojs/components'

interface Props {
  label: string
  /** YYYY-MM-DD, or '' */
  value: string
  empty: string
  onChange: (day: string) => void
}

export function DayField({ label, value, empty, onChange }: Props) {
  return (
    <Picker mode="date" value={value} onChange={({ detail }) => onChange(detail.value)}>
      <View className="pick" ariaRole="button" ariaLabel={`${label} ${value || empty}`}>
        <View className="soft">{label}</View>
        <View>{value || empty}</View>
      </View>
    </Picker>
  )
}
