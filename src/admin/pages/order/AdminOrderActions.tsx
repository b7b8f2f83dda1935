import type { OrderView } from '../../../../core/contract/contract'
import { transitions } from '../../../../core/order/status'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { ButtonStack } from '../../../shared/controls/ButtonStack'
import type { VerdictKind } from '../../shared/verdicts'
import { adminTexts } from '../../shared/texts'
import type { VisitOutcome } from '../../../../core/order/arrival'
import { texts } from './texts'

interface Props {
  order: OrderView
  judge: (kind: VerdictKind) => void
  judging: boolean
  settle: () => void
  settling: boolean
  move: () => void
  mark: (outcome: VisitOutcome) => void
  marking: boolean
  markRefunded: () => void
  refunding: boolean
  cancel: () => void
  cancelling: boolean
  block: () => void
  blocking: boolean
}

/** The verdicts that an order still waits for. */
function VerdictActions({
  order,
  judge,
  judging,
  settle,
  settling,
}: Pick<Props, 'order' | 'judge' | 'judging' | 'settle' | 'settling'>) {
  const moves = transitions[order.status]
  return (
    <>
      {moves.approve && (
        <ActionButton kind="main" busy={judging} onTap={() => judge('approve')}>
          {adminTexts.approve}
        </ActionButton>
      )}
      {moves.approve && order.amount > 0 && (
        <ActionButton busy={settling} onTap={settle}>
          {texts.receivedDiffers}
        </ActionButton>
      )}
      {moves.return && (
        <ActionButton busy={judging} onTap={() => judge('return')}>
          {adminTexts.return}
        </ActionButton>
      )}
      {moves.reject && (
        <ActionButton busy={judging} onTap={() => judge('reject')}>
          {adminTexts.reject}
        </ActionButton>
      )}
    </>
  )
}

/** What an admin may still do with an order. */
export function AdminOrderActions({
  order,
  judge,
  judging,
  settle,
  settling,
  move,
  mark,
  marking,
  markRefunded,
  refunding,
  cancel,
  cancelling,
  block,
  blocking,
}: Props) {
  const moves = transitions[order.status]
  return (
    <ButtonStack>
      <VerdictActions order={order} judge={judge} judging={judging} settle={settle} settling={settling} />
      {order.visit_choices?.map((outcome) => (
        <ActionButton key={outcome} busy={marking} onTap={() => mark(outcome)}>
          {texts.visit[outcome]}
        </ActionButton>
      ))}
      {order.owed && (
        <ActionButton busy={refunding} onTap={markRefunded}>
          {texts.refund}
        </ActionButton>
      )}
      {moves.admin_move && <ActionButton onTap={move}>{texts.move}</ActionButton>}
      {moves.admin_cancel && (
        <ActionButton kind="quiet" busy={cancelling} onTap={cancel}>
          {texts.cancel}
        </ActionButton>
      )}
      {order.player?.id && (
        <ActionButton kind="quiet" busy={blocking} onTap={block}>
          {order.player.blocked ? texts.unblock : texts.block}
        </ActionButton>
      )}
    </ButtonStack>
  )
}
