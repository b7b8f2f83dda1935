import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './ButtonStack.scss'

/** Buttons one below the other, each as wide as the screen. */
export function ButtonStack({ children }: PropsWithChildren) {
  return <View className="button-stack">{children}</View>
}
