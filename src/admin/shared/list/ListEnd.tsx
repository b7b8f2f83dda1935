import { View } from '@tarojs/components'
import { sharedTexts } from '../../../shared/texts'

export function ListEnd({ isEmpty, isMore }: { isEmpty: boolean; isMore: boolean }) {
  return isEmpty && !isMore ? null : <View className="hint soft">{isMore ? sharedTexts.more : sharedTexts.end}</View>
}
