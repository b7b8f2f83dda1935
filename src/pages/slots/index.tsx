import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { BookingBar } from '../../shared/slots/BookingBar'
import { DayStrip } from '../../shared/slots/DayStrip'
import { EmptyState } from '../../shared/screen/EmptyState'
import { FooterHint } from '../../shared/screen/FooterHint'
import { LoadState } from '../../shared/screen/LoadState'
import { PendingBanner } from './PendingBanner'
import { Screen } from '../../shared/screen/Screen'
import { ShopLine } from './ShopLine'
import { SlotGrid } from '../../shared/slots/SlotGrid'
import { sharedTexts } from '../../shared/texts'
import { useBooking } from '../../shared/order/useBooking'
import { useChoice } from './useChoice'
import { useSlots } from './useSlots'
import { hoursOf } from '../../../core/order/place'
import { instant } from '../../../core/time'
import { priceOf } from '../../shared/slots/stretch'
import { slotTexts } from '../../shared/slots/texts'
import { shopTexts } from '../../shared/shop/texts'
import { texts } from './texts'
import './index.scss'

export default function SlotsPage() {
  const { board, days, fault, pending, refresh } = useSlots()
  const { stretch, free, console_id, far, pick, pickConsole } = useChoice(
    board?.slots,
    pending,
    board?.session.settings,
  )
  const chosen = useMemo(() => (stretch ? hoursOf(stretch) : []), [stretch])
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
  const price = stretch ? priceOf(board.slots, stretch) : 0
  const isUnpayable = price > 0 && settings.pay_qr_url === ''
  const canBeLonger = stretch !== null && stretch.hours === settings.min_hours && settings.max_hours > stretch.hours
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
      <SlotGrid days={days} chosen={chosen} far={far} onPick={pick} />
      <FooterHint />
      <View className="under-bar" />
      <BookingBar
        choice={stretch ? slotTexts.chosen(stretch, price) : ''}
        rule={isUnpayable ? texts.noQr : texts.rule(settings.hold_minutes, canBeLonger)}
        isTabbed
        action={texts.book}
        busy={booking}
        onBook={() => stretch && book({ ...stretch, ...(console_id !== null && { console_id }), price })}
        consoles={board.consoles}
        free={free}
        console_id={console_id}
        onConsole={pickConsole}
      />
    </Screen>
  )
}
