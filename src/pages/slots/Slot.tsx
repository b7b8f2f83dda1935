import { View } from '@tarojs/components'
import { memo } from 'react'
import type { Cell } from './slot-days'
import './Slot.scss'

type Props = Cell & { isChosen: boolean; onPick: (start_time: string) => void }

/** An hour that can be booked, or not. There are 72 of them, so what stands inside has no class of its own: every name travels to the view. */
export const Slot = memo(function Slot({ start_time, hour, word, look, isChosen, onPick }: Props) {
  const isOpen = look === 'free' || look === 'mine'
  const tap = isOpen ? { hoverClass: 'pressed', ariaRole: 'button', onClick: () => onPick(start_time) } : undefined
  return (
    <View className={isChosen ? `slot ${look} on` : `slot ${look}`} {...tap}>
      {hour}
      <View>{word}</View>
    </View>
  )
})
