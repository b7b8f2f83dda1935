import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './ButtonRow.scss'

/** Buttons side by side, of the same width. */
export function ButtonRow({ children }: PropsWithChildren) {
  return <View className="button-row">{children}</View>
}
