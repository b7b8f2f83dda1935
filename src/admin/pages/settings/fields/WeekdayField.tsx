import { View } from '@tarojs/components'
import { week } from '../../../shared/week'
import { weekdayName } from '../../../shared/texts'
import './WeekdayField.scss'

interface Props {
  label: string
  chosen: number[]
  disabled: boolean
  onChange: (weekdays: number[]) => void
}

export function WeekdayField({ label, chosen, disabled, onChange }: Props) {
  const toggle = (day: number) =>
    onChange(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort())
  return (
    <View className="weekday-field" ariaLabel={label}>
      {week.map((day) => (
        <View
          key={day}
          className={chosen.includes(day) ? 'weekday-field-day on' : 'weekday-field-day'}
          hoverClass={disabled ? 'none' : 'pressed'}
          ariaRole="checkbox"
          ariaChecked={chosen.includes(day)}
          {...(disabled && { ariaDisabled: true })}
          onClick={disabled ? undefined : () => toggle(day)}
        >
          {weekdayName(day)}
        </View>
      ))}
    </View>
  )
}
