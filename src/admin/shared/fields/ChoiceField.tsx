import { Picker, View } from '@tarojs/components'

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
      <View className="pick" ariaRole="button" ariaLabel={`${label} ${options[value] ?? ''}`}>
        <View className="soft">{label}</View>
        <View>{options[value] ?? ''}</View>
      </View>
    </Picker>
  )
}
