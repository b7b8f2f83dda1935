import { View } from '@tarojs/components'

interface Props {
  title: string
  hint?: string
  /** what cannot be undone */
  isGrave?: boolean
  onTap: () => void
}

export function ChoiceRow({ title, hint, isGrave = false, onTap }: Props) {
  return (
    <View className="choice" hoverClass="pressed" ariaRole="button" onClick={onTap}>
      <View className={isGrave ? 'grave' : undefined}>{title}</View>
      {hint && <View className="soft">{hint}</View>}
    </View>
  )
}
