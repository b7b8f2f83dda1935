import * as z from 'zod'
import { counterWays } from '../booking/counter'
import { settlements } from '../booking/moving'
import { visitOutcomes } from '../order/arrival'
import { MAX_HOURS } from '../shop/settings'
import { console_id, fen, id, key, line, name, time, whole } from './fields'
import { maxLength } from './limits'
import { withDoneBefore, withOrder } from './orders'

/** Moving, the counter, and who came. */
export const visitFunctions = {
  /** the player's own order to other hours, as many as it has; the console it has, where that is free and none is named */
  moveOrder: {
    request: z.strictObject({ order_id: id, start_time: time, console_id: console_id.optional() }),
    data: withDoneBefore,
  },
  adminMoveOrder: {
    request: z.strictObject({
      order_id: id,
      start_time: time,
      console_id: console_id.optional(),
      reason: line(maxLength.reason).min(1),
      /** where the new hours cost more: how the difference came in, or that it is let go */
      settlement: z.enum(settlements).optional(),
    }),
    data: withDoneBefore,
  },
  /** an admin books for a guest who stands at the counter or has called */
  adminBook: {
    request: z.strictObject({
      start_time: time,
      hours: whole([1, MAX_HOURS]),
      console_id,
      guest_name: name(maxLength.nickname),
      note: line(maxLength.note).optional(),
      /** the sum of the hours' prices where it is left out */
      amount: fen.optional(),
      received: z.enum(counterWays),
      idempotency_key: key,
    }),
    data: withOrder,
  },
  /** whether a guest came, by the order or by its number as the player's phone shows it */
  markVisit: {
    request: z.strictObject({
      order_id: id.optional(),
      order_no: z.string().max(20).optional(),
      outcome: z.enum(visitOutcomes),
    }),
    data: withDoneBefore,
  },
}
