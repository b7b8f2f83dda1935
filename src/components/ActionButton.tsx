import { Button } from '@tarojs/components'
import type { ButtonProps } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

type Props = PropsWithChildren<{
  kind?: 'main' | 'plain' | 'quiet'
  busy?: boolean
  disabled?: boolean
  openType?: ButtonProps['openType']
  onTap?: () => void
}>

/** A button. `busy` shows that its action is under way and takes no second tap. */
export const ActionButton = ({ kind = 'plain', busy = false, disabled = false, openType, onTap, children }: Props) => (
  <Button
    className={`btn ${kind}`}
    hoverClass="pressed"
    {...(busy && { loading: true })}
    {...((busy || disabled) && { disabled: true })}
    {...(openType && { openType })}
    onClick={busy || disabled ? undefined : onTap}
  >
    {children}
  </Button>
)
