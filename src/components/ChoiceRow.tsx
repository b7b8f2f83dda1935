import { View } from '@tarojs/components'

export const ChoiceRow = ({ title, hint, onTap }: { title: string; hint?: string; onTap: () => void }) => (
  <View className="choice" hoverClass="pressed" ariaRole="button" onClick={onTap}>
    <View>{title}</View>
    {hint && <View className="soft">{hint}</View>}
  </View>
)
