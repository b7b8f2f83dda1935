import { View } from '@tarojs/components'
import { maxLength } from '../../../../core/contract/limits'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { Chips } from '../../../shared/controls/Chips'
import { momentText } from '../../../shared/texts'
import { ButtonRow } from '../../shared/ButtonRow'
import { TextField } from '../../shared/fields/TextField'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import type { useCounter, VisitPlan } from './useCounter'
import './ClosingPanel.scss'

type Props = Omit<ReturnType<typeof useCounter>, 'plan' | 'begin'> & { plan: VisitPlan }

/** Who comes, for how long, and how it was paid: with nothing changed it is a guest who pays one hour in cash. */
export function CounterPanel({ plan, hours, setHours, way, setWay, write, book, booking, drop }: Props) {
  const title = texts.booking(plan.console_name, momentText(plan.start_time))
  return (
    <View className="closing-panel" ariaRole="dialog" ariaLabel={title}>
      <View className="title">{title}</View>
      <TextField
        label={texts.guest}
        value={texts.aGuest}
        maxlength={maxLength.nickname}
        onWrite={(text) => write('guest_name', text)}
      />
      {plan.most > 1 && (
        <Chips
          kind="tab"
          label={texts.hours}
          names={texts.hourNames(plan.most)}
          isOn={(at) => at + 1 === hours}
          onTap={(at) => setHours(at + 1)}
        />
      )}
      <View className="soft">{texts.received}</View>
      <Chips kind="tab" label={texts.received} names={texts.ways} isOn={(at) => at === way} onTap={setWay} />
      <TextField
        label={texts.amount}
        value=""
        placeholder={texts.amountHint}
        type="digit"
        onWrite={(text) => write('amount', text)}
      />
      <TextField label={texts.guestNote} value="" maxlength={maxLength.note} onWrite={(text) => write('note', text)} />
      <ButtonRow>
        <ActionButton onTap={drop}>{adminTexts.cancel}</ActionButton>
        <ActionButton kind="main" busy={booking} onTap={book}>
          {texts.book}
        </ActionButton>
      </ButtonRow>
    </View>
  )
}
