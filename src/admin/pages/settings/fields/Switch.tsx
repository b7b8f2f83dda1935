import { View } from '@tarojs/components'
import './Switch.scss'

interface Props {
  label: string
  on: boolean
  disabled: boolean
  onToggle: () => void
}

/** WeChat's own switch has no name that a screen reader could say. */
export function Switch({ label, on, disabled, onToggle }: Props) {
  return (
    <View
      className={on ? 'switch on' : 'switch'}
      ariaRole="switch"
      ariaLabel={label}
      ariaChecked={on}
      {...(disabled && { ariaDisabled: true })}
      onClick={disabled ? undefined : onToggle}
    />
  )
}
