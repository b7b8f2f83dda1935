import { View } from '@tarojs/components'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { BookingBar } from './BookingBar'
import { DayStrip } from './DayStrip'
import { EmptyState } from '../../shared/screen/EmptyState'
import { FooterHint } from '../../shared/screen/FooterHint'
import { LoadState } from '../../shared/screen/LoadState'
import { PendingBanner } from './PendingBanner'
import { Screen } from '../../shared/screen/Screen'
import { ShopLine } from './ShopLine'
import { SlotGrid } from './SlotGrid'
import { sharedTexts } from '../../shared/texts'
import { useBooking } from './useBooking'
import { useChoice } from './useChoice'
import { useSlots } from './useSlots'
import { instant } from '../../../core/time'
import { shopTexts } from '../../shared/shop/texts'
import { texts } from './texts'
import './index.scss'

export default function SlotsPage() {
  const { board, days, fault, pending, refresh } = useSlots()
  const { chosen, slot, pick } = useChoice(board?.slots, pending)
  const [book, booking] = useBooking(refresh)
  if (!board)
    return (
      <Screen tabbed>
        {fault === null ? (
          <View className="slots-skeleton" ariaLabel={sharedTexts.loading} />
        ) : (
          <LoadState fault={fault} onRetry={refresh} />
        )}
      </Screen>
    )
  const { settings } = board.session
  const isUnpayable = slot !== undefined && slot.price > 0 && settings.pay_qr_url === ''
  return (
    <Screen tabbed>
      <ShopLine
        name={settings.shop.name}
        today={shopTexts.today(settings, instant(board.nowMs))}
        price={shopTexts.price(settings)}
      />
      {/* what comes and goes stands in a view of its own, or Taro would send the whole page again */}
      <View>
        {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
        {pending && <PendingBanner order={pending} onEnd={refresh} />}
        {settings.notice && <AlertBanner kind="info">{settings.notice}</AlertBanner>}
      </View>
      {days.length > 1 && <DayStrip days={days} />}
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
