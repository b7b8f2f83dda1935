import type { Bug } from '../../simulation/planted'

const rule = 'core/order/booking.ts'
const booking = 'cloudfunctions/_shell/stores/booking.ts'
const orders = 'cloudfunctions/_shell/stores/orders.ts'
const nothing = 'undefined'

/** What could have been forgotten. Each would promise an hour twice, lose one, or answer wrongly. */
export const bookingBugs: Bug[] = [
  {
    name: 'a take-over does not write down the lapse',
    file: rule,
    right: 'newlyLapsed([open_order, ...placeOrders], now)',
    wrong: 'newlyLapsed([open_order], now)',
  },
  {
    name: 'a hold does not change its player',
    file: rule,
    right: 'withHold(player, order._id, order, now)',
    wrong: 'player',
  },
  {
    name: 'a hold looks only before its transaction',
    file: rule,
    right: 'places.some((place) => isTaken(place, now))',
    wrong: 'false',
  },
  {
    name: 'a hold does not write its player',
    file: booking,
    right: `await tx.set('users', decided.user)`,
    wrong: nothing,
  },
  { name: 'a key is not looked up', file: booking, right: '{ openid, idempotency_key }', wrong: nothing },
  {
    name: 'an ended order keeps its place',
    file: orders,
    right: `await tx.remove('reservations', place_id)`,
    wrong: nothing,
  },
  {
    name: 'an ended order keeps all its hours but the first',
    file: orders,
    right: 'placesOf(order)',
    wrong: 'placesOf(order).slice(0, 1)',
  },
  {
    name: 'a hold of several hours writes only the first',
    file: booking,
    right: 'decided.reservations',
    wrong: 'decided.reservations.slice(0, 1)',
  },
  {
    name: 'a take-over writes down only the first order that lapsed',
    file: rule,
    right: '[...lapsed.values()]',
    wrong: '[...lapsed.values()].slice(0, 1)',
  },
  {
    name: 'several hours cost as much as one',
    file: rule,
    right: 'priceOfHours(settings, hoursOf(request))',
    wrong: 'priceOfHours(settings, hoursOf(request).slice(0, 1))',
  },
  {
    name: 'an ended order stays its player’s',
    file: orders,
    right: `await tx.update('users', after.openid, { open_order_id: null })`,
    wrong: nothing,
  },
  {
    name: 'an order is judged as it was before the transaction',
    file: 'cloudfunctions/uploadProof/index.ts',
    right: 'submitProof(current, proofs, note, settings, call.now)',
    wrong: 'submitProof(order, proofs, note, settings, call.now)',
  },
  {
    name: 'an audit is written only sometimes',
    file: orders,
    right: `await tx.set('order_audits', { _id: randomUUID(), ...auditOfOrder(before, after, admin) })`,
    wrong: nothing,
  },
  {
    name: 'transactions are none',
    file: 'cloudfunctions/_shell/platform/transaction.ts',
    right: 'documentsIn(transaction)',
    wrong: 'documentsIn(database())',
  },
]
