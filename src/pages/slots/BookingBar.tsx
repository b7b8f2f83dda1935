import { View } from '@tarojs/components'
import { Chips } from '../../shared/controls/Chips'
import { texts } from './texts'
import { ActionButton } from '../../shared/controls/ActionButton'
import './BookingBar.scss'

interface Props {
  /** '' hides the bar; it stays in the tree, so that choosing costs a few bytes only */
  choice: string
  rule: string
  busy: boolean
  onBook: () => void
  consoles: { id: string; name: string }[]
  /** the ids of those that can be had */
  free: string[]
  /** null for any of them */
  console_id: string | null
  onConsole: (console_id: string | null) => void
}

/** Says everything that booking the chosen hours will do; where there are several consoles, one of them may be chosen. */
export function BookingBar({ choice, rule, busy, onBook, consoles, free, console_id, onConsole }: Props) {
  const ids = [null, ...consoles.map(({ id }) => id)]
  return (
    <View className={choice ? 'booking-bar up' : 'booking-bar'}>
      {consoles.length > 1 && (
        <View className="booking-bar-consoles">
          <Chips
            kind="tab"
            label={texts.console}
            names={[texts.anyConsole, ...consoles.map(({ name }) => name)]}
            isOn={(at) => ids[at] === console_id}
            isOff={(at) => at > 0 && !free.includes(ids[at] ?? '')}
            onTap={(at) => onConsole(ids[at] ?? null)}
          />
        </View>
      )}
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
