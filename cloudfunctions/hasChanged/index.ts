import type { Contract } from '../../core/contract/contract'
import { DomainError } from '../../core/errors'
import { statusAt } from '../../core/order/order'
import { bookingWindow, consolesInUse, listSlots } from '../../core/order/slot'
import { isUnfinished } from '../../core/order/status'
import type { Instant } from '../../core/time'
import { settingsForPlayers } from '../../core/shop/settings'
import { orderMark, ordersMark, slotsMark } from '../../core/views/marks'
import { toOrderView } from '../../core/views/view'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { gather, type Shop } from '../_shell/stores/gather'

type Request = Contract['hasChanged']['parsed']

function isOtherSlots(
  { settings, reservations, open_order }: Shop,
  mark: string,
  openid: string,
  now: Instant,
): boolean {
  const isOpen = open_order && isUnfinished(statusAt(open_order, now))
  const pending = isOpen ? toOrderView(open_order, now) : null
  const shown = { slots: listSlots(settings, reservations, openid, now), consoles: consolesInUse(settings) }
  return mark !== slotsMark(shown, pending, settingsForPlayers(settings))
}

function isOtherOrder({ order, admin }: Shop, mark: string, openid: string, now: Instant): boolean {
  if (!order || (order.openid !== openid && !admin)) throw new DomainError(4004)
  return mark !== orderMark(toOrderView(order, now))
}

function isOtherReview(
  { waiting, admin }: Shop,
  { shown, mark }: NonNullable<Request['review']>,
  now: Instant,
): boolean {
  if (!admin) throw new DomainError(4004)
  const views = waiting.map((order) => toOrderView(order, now))
  return mark !== ordersMark(views.slice(0, shown), views.length > shown)
}

/** Whether what a page shows is still so. One round trip and a short answer, because pages ask while they are on screen. */
export const main = handle(
  'hasChanged',
  asPlayer(async ({ slots, order, review }, { openid, now }) => {
    const shop = await gather({
      admin: openid,
      ...(slots !== undefined && { reservations: bookingWindow(now), open_order: openid }),
      ...(order && { order: order.id }),
      ...(review && { waiting: { now, limit: review.shown + 1 } }),
    })
    const changed =
      (slots !== undefined && isOtherSlots(shop, slots, openid, now)) ||
      (order !== undefined && isOtherOrder(shop, order.mark, openid, now)) ||
      (review !== undefined && isOtherReview(shop, review, now))
    return { changed }
  }),
)
