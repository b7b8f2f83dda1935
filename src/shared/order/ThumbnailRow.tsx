import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './ThumbnailRow.scss'

export function ThumbnailRow({ children }: PropsWithChildren) {
  return <View className="thumbnail-row">{children}</View>
}
