import { View } from '@tarojs/components'
import { texts } from './texts'
import { ActionButton } from '../../shared/controls/ActionButton'
import './BookingBar.scss'

interface Props {
  /** '' hides the bar; it stays in the tree, so that choosing costs a few bytes only */
  choice: string
  rule: string
  busy: boolean
  onBook: () => void
}

/** Says everything that booking the chosen hour will do. */
export function BookingBar({ choice, rule, busy, onBook }: Props) {
  return (
    <View className={choice ? 'booking-bar up' : 'booking-bar'}>
      <View className="booking-bar-words" ariaLive="polite">
        <View className="strong">{choice}</View>
        <View className="soft">{rule}</View>
      </View>
      <ActionButton kind="main" busy={busy} onTap={onBook}>
        {texts.book}
      </ActionButton>
    </View>
  )
}
