import { View } from '@tarojs/components'
import './Chips.scss'

interface Props {
  /** one of them is chosen, or any number */
  kind: 'tab' | 'checkbox'
  label?: string
  names: string[]
  isOn: (at: number) => boolean
  onTap: (at: number) => void
}

/** A few words to choose among. */
export function Chips({ kind, label, names, isOn, onTap }: Props) {
  return (
    <View className="chips" {...(kind === 'tab' && { ariaRole: 'tablist' })} {...(label && { ariaLabel: label })}>
      {names.map((name, at) => (
        <View
          key={name}
          className={isOn(at) ? 'chips-chip on' : 'chips-chip'}
          hoverClass="pressed"
          ariaRole={kind}
          {...(kind === 'tab' ? { ariaSelected: isOn(at) } : { ariaChecked: isOn(at) })}
          onClick={() => onTap(at)}
        >
          {name}
        </View>
      ))}
    </View>
  )
}
