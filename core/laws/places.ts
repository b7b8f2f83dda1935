import { isLive, reservationsOf, placesOf, type Reservation } from '../order/place'
import type { Order } from '../order/order'
import { isUnfinished } from '../order/status'
import { findingsFor, equalFields, type Law } from './law'

/** Whether the order owns this place as it is stored. */
function isAsOwned(order: Order, place: Reservation): boolean {
  const owned = reservationsOf(order).find(({ _id }) => _id === place._id)
  return owned !== undefined && equalFields(owned, place)
}

/** Every place that is taken belongs to an order that owns it. Otherwise an hour would be closed to everybody for no reason. */
export const placesHaveOwners: Law = ({ reservations, orderById, now }) =>
  findingsFor(reservations, (place) => {
    const order = orderById.get(place.order_id)
    if (!isLive(place, now) || (order && isAsOwned(order, place))) return false
    const isOver = order && !isUnfinished(order.status) && order.status !== 'paid'
    return {
      rule: 'place_has_owner',
      ids: [place._id, place.order_id],
      sentence: `${place._id} 被占用，但订单 ${order?.order_no ?? place.order_id} 并不占有它`,
      ...(isOver && { repair: { kind: 'free_place', place_id: place._id } }),
    }
  })

/** Every order that owns places has all of them: else an hour could be promised to somebody else as well, or be missing to who paid. */
export const ordersOwnTheirPlaces: Law = ({ reservations, orders, unfinished, now }) => {
  const places = new Map(reservations.map((place) => [place._id, place]))
  return findingsFor([...unfinished, ...orders.filter(({ status }) => status === 'paid')], (order) => {
    const wrong = reservationsOf(order).filter((owned) => !equalFields(owned, places.get(owned._id) ?? null))
    if (wrong.length === 0) return false
    const ids = wrong.map(({ _id }) => _id)
    const areFree = placesOf(order).every((id) => {
      const place = places.get(id)
      return !place || place.order_id === order._id || !isLive(place, now)
    })
    return {
      rule: 'order_owns_place',
      ids: [order._id, ...ids],
      sentence: `订单 ${order.order_no} 应占有 ${ids.join('、')}，但记录不符`,
      ...(areFree && { repair: { kind: 'take_place', order_id: order._id } }),
    }
  })
}
