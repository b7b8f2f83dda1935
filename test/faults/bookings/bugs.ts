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
    right: 'newlyLapsed([open_order, place_order], now)',
    wrong: 'newlyLapsed([open_order], now)',
  },
  {
    name: 'a hold does not change its player',
    file: rule,
    right: 'withHold(player, order._id, request.start_time, now)',
    wrong: 'player',
  },
  {
    name: 'a hold looks only before its transaction',
    file: rule,
    right: 'isTaken(place, place_order, now)',
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
    right: `await tx.remove('reservations', placeOf(order))`,
    wrong: nothing,
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
