import type { OrderView } from '../../../../core/contract/contract'
import { ownsPlaceIn } from '../../../../core/order/status'
import { sharedTexts } from '../../../shared/texts'
import { texts } from './texts'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { ButtonStack } from '../../../shared/controls/ButtonStack'
import { PermissionHint } from './PermissionHint'

interface Props {
  order: OrderView
  pay: () => void
  bookAgain: () => void
  /** null where the shop's rules do not let the player move it */
  move: (() => void) | null
  /** whether the shop's rules let the player */
  canCancel: boolean
  cancel: (order: OrderView) => void
  cancelling: boolean
  longer: { wish: { start_time: string; price: number } | null; take: () => void; booking: boolean }
  calendar: {
    remember: (order: OrderView) => void
    remembering: boolean
    /** forbidden once: WeChat does not ask again */
    isForbidden: boolean
    permitted: () => void
  }
}

/** What can be done next with an order, the likeliest first. */
export function OrderActions(props: Props) {
  const { order, pay, bookAgain, move, canCancel, cancel, cancelling, longer, calendar } = props
  return (
    <ButtonStack>
      {order.status === 'pending' && (
        <ActionButton kind="main" onTap={pay}>
          {order.reason ? sharedTexts.reupload : sharedTexts.pay}
        </ActionButton>
      )}
      {order.status === 'paid' && (
        <ActionButton kind="main" busy={calendar.remembering} onTap={() => calendar.remember(order)}>
          {texts.calendar}
        </ActionButton>
      )}
      {longer.wish && (
        <ActionButton busy={longer.booking} onTap={longer.take}>
          {texts.longer(longer.wish)}
        </ActionButton>
      )}
      {order.status === 'paid' && calendar.isForbidden && (
        <PermissionHint onOpened={calendar.permitted}>{texts.calendarRefused.denied}</PermissionHint>
      )}
      {!ownsPlaceIn(order.status) && (
        <ActionButton kind="main" onTap={bookAgain}>
          {texts.again}
        </ActionButton>
      )}
      {move && <ActionButton onTap={move}>{texts.move}</ActionButton>}
      {ownsPlaceIn(order.status) && <ActionButton openType="share">{texts.share}</ActionButton>}
      {canCancel && (
        <ActionButton kind="quiet" busy={cancelling} onTap={() => cancel(order)}>
          {sharedTexts.cancel}
        </ActionButton>
      )}
    </ButtonStack>
  )
}
