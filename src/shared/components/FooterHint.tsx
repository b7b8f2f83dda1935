import { View } from '@tarojs/components'
import { texts } from '../../texts'

export function FooterHint() {
  return <View className="hint soft">{texts.hint}</View>
}
