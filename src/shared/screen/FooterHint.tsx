import { View } from '@tarojs/components'
import { sharedTexts } from '../texts'

export function FooterHint() {
  return <View className="hint soft">{sharedTexts.hint}</View>
}
