import { View } from '@tarojs/components'
import { adminTexts } from '../texts'

export const ListEnd = ({ isEmpty, isMore }: { isEmpty: boolean; isMore: boolean }) =>
  isEmpty ? null : <View className="hint soft">{isMore ? adminTexts.more : adminTexts.end}</View>
