import { View } from '@tarojs/components'
import { Chips } from '../controls/Chips'
import { slotTexts } from './texts'
import { ActionButton } from '../controls/ActionButton'
import './BookingBar.scss'

interface Props {
  /** '' hides the bar; it stays in the tree, so that choosing costs a few bytes only */
  choice: string
  rule: string
  /** whether the tabs stand below it */
  isTabbed?: boolean
  /** what the button does */
  action: string
  busy: boolean
  disabled?: boolean
  onBook: () => void
  consoles: { id: string; name: string }[]
  /** the ids of those that can be had */
  free: string[]
  /** null for any of them */
  console_id: string | null
  onConsole: (console_id: string | null) => void
}

/** Says everything that booking the chosen hours will do; where there are several consoles, one of them may be chosen. */
export function BookingBar({
  choice,
  rule,
  isTabbed = false,
  action,
  busy,
  disabled = false,
  onBook,
  consoles,
  free,
  console_id,
  onConsole,
}: Props) {
  const ids = [null, ...consoles.map(({ id }) => id)]
  return (
    <View className={`booking-bar${isTabbed ? ' tabbed' : ''}${choice ? ' up' : ''}`}>
      {consoles.length > 1 && (
        <View className="booking-bar-consoles">
          <Chips
            kind="tab"
            label={slotTexts.console}
            names={[slotTexts.anyConsole, ...consoles.map(({ name }) => name)]}
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
      <ActionButton kind="main" busy={busy} disabled={disabled} onTap={onBook}>
        {action}
      </ActionButton>
    </View>
  )
}
