import { View } from '@tarojs/components'
import './Chips.scss'

interface Props {
  /** one of them is chosen, or any number */
  kind: 'tab' | 'checkbox'
  label?: string
  names: string[]
  isOn: (at: number) => boolean
  /** those that cannot be chosen now */
  isOff?: (at: number) => boolean
  onTap: (at: number) => void
}

/** A few words to choose among. */
export function Chips({ kind, label, names, isOn, isOff = () => false, onTap }: Props) {
  const looks = (at: number) => ['chips-chip', isOn(at) && 'on', isOff(at) && 'off'].filter(Boolean).join(' ')
  return (
    <View className="chips" {...(kind === 'tab' && { ariaRole: 'tablist' })} {...(label && { ariaLabel: label })}>
      {names.map((name, at) => (
        <View
          key={name}
          className={looks(at)}
          hoverClass="pressed"
          ariaRole={kind}
          {...(kind === 'tab' ? { ariaSelected: isOn(at) } : { ariaChecked: isOn(at) })}
          {...(isOff(at) && { ariaDisabled: true })}
          onClick={() => !isOff(at) && onTap(at)}
        >
          {name}
        </View>
      ))}
    </View>
  )
}
