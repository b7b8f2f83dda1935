import type { Bug } from '../../simulation/planted'
import type { Mood } from './history'

const rule = 'core/booking/booking.ts'
const moving = 'core/booking/moving.ts'
const taking = 'core/booking/taking.ts'
const moves = 'cloudfunctions/_shell/booking/moving.ts'
const booking = 'cloudfunctions/_shell/booking/booking.ts'
const orders = 'cloudfunctions/_shell/stores/orders.ts'
const nothing = 'undefined'

/** What could have been forgotten. Each would promise an hour twice, lose one, or answer wrongly. */
export const bookingBugs: (Bug & { mood?: Mood })[] = [
  {
    mood: 'rush',
    name: 'a take-over does not write down the lapse',
    noticed_on: 48,
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
    noticed_on: 30,
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
  {
    mood: 'restless',
    name: 'a key is not looked up',
    noticed_on: 12,
    file: booking,
    right: '{ openid, idempotency_key }',
    wrong: nothing,
  },
  {
    name: 'an ended order keeps its place',
    noticed_on: 22,
    file: orders,
    right: `await tx.remove('reservations', _id)`,
    wrong: nothing,
  },
  {
    name: 'an ended order keeps all its hours but the first',
    noticed_on: 133,
    file: orders,
    right: 'reservationsOf(before)',
    wrong: 'reservationsOf(before).slice(0, 1)',
  },
  {
    name: 'a hold of several hours writes only the first',
    file: 'cloudfunctions/_shell/booking/taking.ts',
    right: 'taking.reservations',
    wrong: 'taking.reservations.slice(0, 1)',
  },
  {
    mood: 'rush',
    name: 'a take-over writes down only the first order that lapsed',
    noticed_on: 48,
    file: taking,
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
    noticed_on: 22,
    file: orders,
    right: `await tx.update('users', after.openid, { open_order_id: null })`,
    wrong: nothing,
  },
  {
    name: 'an order is judged as it was before the transaction',
    noticed_on: 102,
    file: 'cloudfunctions/uploadProof/index.ts',
    right: 'submitProof(current, proofs, note, settings, call.now)',
    wrong: 'submitProof(order, proofs, note, settings, call.now)',
  },
  {
    name: 'an audit is written only sometimes',
    noticed_on: 36,
    file: orders,
    right: `await tx.set('order_audits', { _id: randomUUID(), ...auditOfOrder(before, after, admin) })`,
    wrong: nothing,
  },
  {
    mood: 'restless',
    name: 'a move keeps the hours that it leaves',
    file: moves,
    right: `await tx.remove('reservations', place_id)`,
    wrong: nothing,
  },
  {
    mood: 'restless',
    name: 'a move frees all its hours but the last',
    file: moving,
    right: 'placesOf(order)',
    wrong: 'placesOf(order).slice(0, -1)',
  },
  {
    mood: 'rush',
    name: 'a move looks at the new hours only before its transaction',
    noticed_on: 11,
    file: moving,
    right: 'others.some((place) => isTaken(place, now))',
    wrong: 'false',
  },
  {
    mood: 'restless',
    name: 'an order is moved as it was before the transaction',
    noticed_on: 16,
    file: moves,
    right: `await tx.get('orders', read._id)`,
    wrong: 'read',
  },
  {
    mood: 'restless',
    name: 'a move prolongs a hold',
    file: moving,
    right: 'earlier(expire_at, latestEndOfHold(order))',
    wrong: 'end_time',
  },
  {
    mood: 'restless',
    name: 'moves are not counted',
    noticed_on: 86,
    file: moving,
    right: 'moves >= max_moves',
    wrong: 'false',
  },
  {
    mood: 'rush',
    name: 'the counter looks only before its transaction',
    file: 'core/booking/counter.ts',
    right: 'places.some((place) => isTaken(place, now))',
    wrong: 'false',
  },
  {
    mood: 'restless',
    name: 'the counter does not look its key up',
    noticed_on: 98,
    file: 'cloudfunctions/_shell/booking/counter.ts',
    right: '{ openid: NOBODY, idempotency_key }',
    wrong: nothing,
  },
  {
    name: 'transactions are none',
    file: 'cloudfunctions/_shell/platform/transaction.ts',
    right: 'documentsIn(transaction)',
    wrong: 'documentsIn(database())',
  },
]
