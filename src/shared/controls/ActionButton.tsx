import { Button } from '@tarojs/components'
import type { ButtonProps } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './ActionButton.scss'

type Props = PropsWithChildren<{
  kind?: 'main' | 'plain' | 'quiet'
  busy?: boolean
  disabled?: boolean
  /** as wide as the card, below what stands there */
  isWide?: boolean
  openType?: ButtonProps['openType']
  onOpenSetting?: () => void
  onTap?: () => void
}>

/**
 * A button. `busy` shows that its action is under way and takes no second tap.
 * Both states are classes: WeChat's own sheet colours `wx-button[disabled]` and `[loading]`, and its rules beat a class of ours.
 */
export function ActionButton({
  kind = 'plain',
  busy,
  disabled,
  isWide,
  openType,
  onOpenSetting,
  onTap,
  children,
}: Props) {
  const isOff = Boolean(busy || disabled)
  const state = busy ? ' off busy' : disabled ? ' off' : ''
  return (
    <Button
      className={`action-button ${kind}${isWide ? ' wide' : ''}${state}`}
      hoverClass={isOff ? 'none' : 'pressed'}
      {...(isOff && { ariaDisabled: true })}
      {...(openType && !isOff && { openType })}
      {...(onOpenSetting && { onOpenSetting })}
      onClick={isOff ? undefined : onTap}
    >
      {children}
    </Button>
  )
}
