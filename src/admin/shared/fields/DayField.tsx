import { Picker } from '@tarojs/components'
import { PickedValue } from './PickedValue'

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
      <PickedValue label={label} value={value || empty} />
    </Picker>
  )
}
