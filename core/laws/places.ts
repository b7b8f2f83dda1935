import { isLive, reservationOf, placeOf } from '../order/place'
import { isUnfinished } from '../order/status'
import { findingsFor, equalFields, type Law } from './law'

/** Every place that is taken belongs to an order that owns it. Otherwise an hour would be closed to everybody for no reason. */
export const placesHaveOwners: Law = ({ reservations, orderById, now }) =>
  findingsFor(reservations, (place) => {
    const order = orderById.get(place.order_id)
    if (!isLive(place, now) || (order && equalFields(reservationOf(order), place))) return false
    const isOver = order && !isUnfinished(order.status) && order.status !== 'paid'
    return {
      rule: 'place_has_owner',
      ids: [place._id, place.order_id],
      sentence: `${place._id} 被占用，但订单 ${order?.order_no ?? place.order_id} 并不占有它`,
      ...(isOver && { repair: { kind: 'free_place', place_id: place._id } }),
    }
  })

/** Every order that owns a place has it. Otherwise the hour could be promised to somebody else as well. */
export const ordersOwnTheirPlaces: Law = ({ reservations, orders, unfinished, now }) => {
  const places = new Map(reservations.map((place) => [place._id, place]))
  return findingsFor([...unfinished, ...orders.filter(({ status }) => status === 'paid')], (order) => {
    const place = places.get(placeOf(order)) ?? null
    if (equalFields(reservationOf(order), place)) return false
    const isFree = !place || place.order_id === order._id || !isLive(place, now)
    return {
      rule: 'order_owns_place',
      ids: [order._id, placeOf(order)],
      sentence: `订单 ${order.order_no} 应占有 ${placeOf(order)}，但记录不符`,
      ...(isFree && { repair: { kind: 'take_place', order_id: order._id } }),
    }
  })
}
