import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './FieldPair.scss'

export function FieldPair({ children }: PropsWithChildren) {
  return <View className="field-pair">{children}</View>
}
