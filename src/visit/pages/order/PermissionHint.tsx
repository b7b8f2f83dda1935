import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { texts } from './texts'
import { ActionButton } from '../../../shared/controls/ActionButton'
import './PermissionHint.scss'

/** What was forbidden once and how to allow it: WeChat opens its settings only by a button of this kind, or inside a tap. */
export function PermissionHint({ onOpened, children }: PropsWithChildren<{ onOpened: () => void }>) {
  return (
    <View className="permission-hint" ariaRole="alert">
      <View className="soft">{children}</View>
      <ActionButton openType="openSetting" onOpenSetting={onOpened}>
        {texts.openSettings}
      </ActionButton>
    </View>
  )
}
