import { View } from '@tarojs/components'

interface Props {
  title: string
  hint?: string
  /** what cannot be undone */
  isGrave?: boolean
  onTap: () => void
}

export const ChoiceRow = ({ title, hint, isGrave = false, onTap }: Props) => (
  <View className="choice" hoverClass="pressed" ariaRole="button" onClick={onTap}>
    <View className={isGrave ? 'grave' : undefined}>{title}</View>
    {hint && <View className="soft">{hint}</View>}
  </View>
)
