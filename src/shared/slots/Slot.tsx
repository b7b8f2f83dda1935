import { View } from '@tarojs/components'
import { memo } from 'react'
import type { Cell } from './slot-days'
import './Slot.scss'

/** How a slot stands to what is chosen: one of its hours, or too far from it on any single console. */
export type Standing = 'on' | 'far' | ''

type Props = Cell & { standing: Standing; onPick: (start_time: string) => void }

/** An hour that can be booked, or not. There are 72 of them, so what stands inside has no class of its own: every name travels to the view. */
export const Slot = memo(function Slot({ start_time, hour, word, look, standing, onPick }: Props) {
  const isOpen = look === 'free' || look === 'mine'
  const tap = isOpen ? { hoverClass: 'pressed', ariaRole: 'button', onClick: () => onPick(start_time) } : undefined
  return (
    <View
      className={standing ? `slot ${look} ${standing}` : `slot ${look}`}
      {...tap}
      {...(standing === 'on' && { ariaSelected: true })}
    >
      {hour}
      <View>{word}</View>
    </View>
  )
})
