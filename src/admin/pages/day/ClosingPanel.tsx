import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { maxLength } from '../../../../core/contract/limits'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { adminTexts, playerName } from '../../shared/texts'
import { texts } from './texts'
import { slotText, statusText } from '../../../shared/texts'
import type { ClosingPlan } from './useClosing'
import { TextField } from '../../shared/fields/TextField'

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
    <View className="panel" ariaRole="dialog" ariaLabel={title}>
      <View className="title">{title}</View>
      <View className={total > 0 ? 'used' : 'soft'}>{texts.affected(total)}</View>
      <View className="touched">
        {affected.map((order) => (
          <View key={order.id} className="choice" hoverClass="pressed" ariaRole="button" onClick={() => onOpen(order)}>
            {`${playerName(order.player?.name)}  ${slotText(order)} · ${order.console_name} · ${statusText(order)}`}
          </View>
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
      <View className="verdicts">
        <ActionButton onTap={drop}>{cancel}</ActionButton>
        <ActionButton kind="main" busy={isClosing} onTap={close}>
          {texts.close}
        </ActionButton>
      </View>
    </View>
  )
}
