import { Picker } from '@tarojs/components'
import { PickedValue } from './PickedValue'

interface Props {
  label: string
  options: string[]
  value: number
  disabled?: boolean
  onChange: (index: number) => void
}

export function ChoiceField({ label, options, value, disabled = false, onChange }: Props) {
  return (
    <Picker
      mode="selector"
      range={options}
      value={value}
      disabled={disabled}
      onChange={({ detail }) => onChange(Number(detail.value))}
    >
      <PickedValue label={label} value={options[value] ?? ''} />
    </Picker>
  )
}
