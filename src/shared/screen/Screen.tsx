import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { useScreen } from './useScreen'
import { sharedTexts } from '../texts'
import { AlertBanner } from './AlertBanner'
import './Screen.scss'

/** The root of every page: `tabbed` leaves room for the tab bar. */
export function Screen({ tabbed, children }: PropsWithChildren<{ tabbed?: boolean }>) {
  const { style, online } = useScreen()
  return (
    <View className={tabbed ? 'screen tabbed' : 'screen'} style={style}>
      {/* a sibling that comes and goes would make Taro send the whole page again */}
      <View>{!online && <AlertBanner kind="warn">{sharedTexts.offline}</AlertBanner>}</View>
      {children}
    </View>
  )
}
