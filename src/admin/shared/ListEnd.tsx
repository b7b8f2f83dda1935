import { View } from '@tarojs/components'
import { adminTexts } from '../texts'

export function ListEnd({ isEmpty, isMore }: { isEmpty: boolean; isMore: boolean }) {
  return isEmpty ? null : <View className="hint soft">{isMore ? adminTexts.more : adminTexts.end}</View>
}
