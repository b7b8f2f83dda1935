import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

/** A name and what belongs to it, in one row. */
export const Fact = ({ name, children }: PropsWithChildren<{ name: string }>) => (
  <View className="row fact">
    <View className="soft">{name}</View>
    <View className="fact-value">{children}</View>
  </View>
)
