import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './AlertBanner.scss'

type Props = PropsWithChildren<{ kind: 'info' | 'warn' | 'danger'; onTap?: () => void }>

/** One thing the player should know, above everything else; with `onTap` it leads somewhere. */
export function AlertBanner({ kind, onTap, children }: Props) {
  if (!onTap)
    return (
      <View className={`alert-banner ${kind}`} ariaRole="alert">
        {children}
      </View>
    )
  return (
    <View className={`alert-banner leads ${kind}`} hoverClass="pressed" ariaRole="button" onClick={onTap}>
      {children}
    </View>
  )
}
