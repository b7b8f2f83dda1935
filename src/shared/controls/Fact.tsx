import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './Fact.scss'

/** A name and what belongs to it, in one row. */
export function Fact({ name, children }: PropsWithChildren<{ name: string }>) {
  return (
    <View className="fact row">
      <View className="soft">{name}</View>
      <View className="fact-value">{children}</View>
    </View>
  )
}
