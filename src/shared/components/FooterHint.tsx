import { View } from '@tarojs/components'
import { texts } from '../../texts'

export const FooterHint = () => <View className="hint soft">{texts.hint}</View>
