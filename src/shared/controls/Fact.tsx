import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

/** A name and what belongs to it, in one row. */
export function Fact({ name, children }: PropsWithChildren<{ name: string }>) {
  return (
    <View className="row fact">
      <View className="soft">{name}</View>
      <View className="fact-value">{children}</View>
    </View>
  )
}
