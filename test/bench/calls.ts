import type { Group } from '../support/measuring/group'
import { counted, countFirstStats, countMoves, countRoundTrips, countStretch, countTold } from './round-trips'

const limits: Record<(typeof counted)[number], number> = {
  listSlots: 1,
  login: 3,
  createReservation: 7,
  cancelOrder: 7,
  uploadProof: 8,
  // one of them reads the admin's role inside the transaction, one writes what the player must be told
  verify: 10,
  getOrder: 2,
}

export const calls: Group = {
  name: 'calls',
  limits: {
    ...Object.fromEntries(
      counted.map((name) => [`calls_${name}`, { what: `database round trips of ${name}`, atMost: limits[name] }]),
    ),
    calls_verify_told: { what: '  where a message is sent and written down as sent', atMost: 11 },
    calls_uploadProof_told: {
      what: 'database round trips of uploadProof where admins are told',
      atMost: limits.uploadProof,
    },
    calls_createReservation_told: {
      what: 'database round trips of createReservation where players are told',
      atMost: limits.createReservation,
    },
    calls_createReservation_4h: { what: 'database round trips of createReservation of four hours', atMost: 10 },
    calls_verify_4h: { what: 'database round trips of verify of four hours', atMost: 13 },
    calls_moveOrder: { what: 'database round trips of moveOrder of a hold of one hour', atMost: 10 },
    calls_adminMoveOrder: { what: 'database round trips of adminMoveOrder of a paid hour', atMost: 12 },
    calls_adminBook: { what: 'database round trips of adminBook of one hour', atMost: 8 },
    calls_getStats_first: { what: 'database round trips of the first getStats of 30 days', atMost: 12 },
  },
  async run() {
    const trips = await countRoundTrips()
    const warm = Object.fromEntries(counted.map((name) => [`calls_${name}`, trips[name] ?? NaN]))
    const { createReservation = NaN, verify = NaN } = await countStretch(4)
    const long = { calls_createReservation_4h: createReservation, calls_verify_4h: verify }
    const told = await countTold()
    const telling = Object.fromEntries(
      ['verify', 'uploadProof', 'createReservation'].map((name) => [`calls_${name}_told`, told[name] ?? NaN]),
    )
    const { moveOrder = NaN, adminMoveOrder = NaN, adminBook = NaN } = await countMoves()
    const moves = { calls_moveOrder: moveOrder, calls_adminMoveOrder: adminMoveOrder, calls_adminBook: adminBook }
    return { ...warm, ...telling, ...long, ...moves, calls_getStats_first: await countFirstStats() }
  },
}
