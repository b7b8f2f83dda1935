import * as z from 'zod'
import { waysToPay } from '../money'
import { fen, id, line } from './fields'
import { maxLength } from './limits'
import { withDoneBefore } from './orders'

/** What goes back to players. */
export const moneyFunctions = {
  /** what the shop owed for an order was paid back, all or a part of it */
  markRefunded: {
    request: z.strictObject({
      order_id: id,
      amount: fen.min(1),
      how: z.enum(waysToPay),
      note: line(maxLength.note).optional(),
    }),
    data: withDoneBefore,
  },
}
