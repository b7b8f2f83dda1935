import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { maxLength } from '../../../../core/contract/limits'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { adminTexts, playerName } from '../../shared/texts'
import { texts } from './texts'
import { slotText, statusText } from '../../../shared/texts'
import type { ClosingPlan } from './useClosing'
import { TextField } from '../../shared/fields/TextField'
import { ChoiceRow } from '../../../shared/controls/ChoiceRow'
import { ButtonRow } from '../../shared/ButtonRow'
import { Warning } from '../../shared/Warning'
import './ClosingPanel.scss'

interface Props {
  plan: ClosingPlan
  isClosing: boolean
  close: () => void
  drop: () => void
  write: (text: string) => void
  onOpen: (order: OrderView) => void
}

/** What is about to be closed and whom it touches, before it is. */
export function ClosingPanel({ plan: { title, affected, total }, isClosing, close, drop, write, onOpen }: Props) {
  const { cancel } = adminTexts
  return (
    <View className="closing-panel" ariaRole="dialog" ariaLabel={title}>
      <View className="title">{title}</View>
      {total > 0 ? <Warning>{texts.affected(total)}</Warning> : <View className="soft">{texts.affected(total)}</View>}
      <View className="closing-panel-orders">
        {affected.map((order) => (
          <ChoiceRow
            key={order.id}
            title={`${playerName(order.player?.name)}  ${slotText(order)} · ${order.console_name} · ${statusText(order)}`}
            onTap={() => onOpen(order)}
          />
        ))}
        {total > affected.length && <View className="soft">{adminTexts.othersAffected(total - affected.length)}</View>}
      </View>
      <TextField
        label={texts.reasonLabel}
        value=""
        placeholder={texts.reasonHint}
        maxlength={maxLength.closure_reason}
        onWrite={write}
      />
      <ButtonRow>
        <ActionButton onTap={drop}>{cancel}</ActionButton>
        <ActionButton kind="main" busy={isClosing} onTap={close}>
          {texts.close}
        </ActionButton>
      </ButtonRow>
    </View>
  )
}
