import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './Warning.scss'

/** What speaks against going on, said where one would. */
export function Warning({ children }: PropsWithChildren) {
  return <View className="warning">{children}</View>
}
