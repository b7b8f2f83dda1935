import { View } from '@tarojs/components'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { BookingBar } from './BookingBar'
import { EmptyState } from '../../shared/screen/EmptyState'
import { FooterHint } from '../../shared/screen/FooterHint'
import { LoadState } from '../../shared/screen/LoadState'
import { PendingBanner } from './PendingBanner'
import { Screen } from '../../shared/screen/Screen'
import { SlotGrid } from './SlotGrid'
import { useBooking } from './useBooking'
import { useChoice } from './useChoice'
import { useSlots } from './useSlots'
import { texts } from './texts'

export default function SlotsPage() {
  const { board, days, fault, pending, refresh } = useSlots()
  const { chosen, slot, pick } = useChoice(board?.slots, pending)
  const [book, booking] = useBooking(refresh)
  if (!board)
    return (
      <Screen tabbed>
        <LoadState fault={fault} onRetry={refresh} />
      </Screen>
    )
  const { settings } = board.session
  const isUnpayable = slot !== undefined && slot.price > 0 && settings.pay_qr_url === ''
  return (
    <Screen tabbed>
      {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      {pending && <PendingBanner order={pending} onEnd={refresh} />}
      {settings.notice && <AlertBanner kind="info">{settings.notice}</AlertBanner>}
      {days.length === 0 && <EmptyState title={texts.empty} hint={texts.emptyHint} />}
      <SlotGrid days={days} chosen={chosen} onPick={pick} />
      <FooterHint />
      <View className="under-bar" />
      <BookingBar
        choice={slot ? texts.chosen(slot, slot.price) : ''}
        rule={isUnpayable ? texts.noQr : texts.rule(settings.hold_minutes)}
        busy={booking}
        onBook={() => slot && book(slot)}
      />
    </Screen>
  )
}
