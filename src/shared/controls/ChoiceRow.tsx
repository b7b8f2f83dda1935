import { View } from '@tarojs/components'
import './ChoiceRow.scss'

interface Props {
  title: string
  hint?: string
  /** what cannot be undone */
  isGrave?: boolean
  onTap: () => void
}

export function ChoiceRow({ title, hint, isGrave = false, onTap }: Props) {
  return (
    <View className="choice-row" hoverClass="pressed" ariaRole="button" onClick={onTap}>
      <View className={isGrave ? 'choice-row-grave' : undefined}>{title}</View>
      {hint && <View className="soft">{hint}</View>}
    </View>
  )
}
