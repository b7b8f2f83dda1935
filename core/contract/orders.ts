import * as z from 'zod'
import { visitOutcomes } from '../order/arrival'
import { actions, beginnings, statuses } from '../order/status'
import { waysToPay } from '../money'
import { MAX_PROOFS } from '../order/proof'
import { MAX_HOURS } from '../shop/settings'
import {
  console_id,
  cursor,
  day,
  fen,
  file_id,
  id,
  key,
  limit,
  line,
  mark,
  pay_code,
  reason,
  status,
  time,
  whole,
} from './fields'
import { maxLength } from './limits'

export const slot = z.object({
  start_time: z.string(),
  end_time: z.string(),
  available: z.boolean(),
  mine: z.boolean(),
  remaining: z.int(),
  /** the ids of the consoles that are free */
  free: z.array(z.string()),
  capacity: z.int(),
  price: z.int(),
  closed: z.boolean(),
})

const proof = z.object({
  id: z.string(),
  /** a temporary link, in getOrder and adminListOrders only */
  url: z.string().optional(),
  width: z.int(),
  height: z.int(),
  uploaded_at: z.string(),
  /** admins only: the numbers of the newest orders on which the same image was used, fifty at the most */
  used_on: z.array(z.string()).optional(),
})

const historyEntry = z.object({
  action: z.enum([...beginnings, ...actions]),
  from: status.nullable(),
  to: status,
  at: z.string(),
  by: z.enum(['player', 'admin', 'clock']),
  reason: z.string(),
  /** of a move: where it was before */
  moved_from: z.object({ console_id: z.string(), console_name: z.string(), start_time: z.string() }).optional(),
  /** admins only: who did it */
  admin_id: z.string().optional(),
})

const moneyLine = z.object({
  kind: z.enum(['received', 'refund_due', 'refunded', 'waived']),
  amount: z.int(),
  at: z.string(),
  how: z.enum([...waysToPay, '']),
  note: z.string(),
})

export const order = z.object({
  id: z.string(),
  order_no: z.string(),
  pay_code: z.string(),
  amount: z.int(),
  status,
  console_id: z.string(),
  console_name: z.string(),
  start_time: z.string(),
  hours: z.int(),
  end_time: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  /** while the order is unfinished */
  expire_at: z.string().optional(),
  /** while a proof waits: after this the admins are late with it */
  review_by: z.string().optional(),
  /** on createReservation and getOrder, while the order is unfinished */
  pay_qr_url: z.string().optional(),
  proofs: z.array(proof),
  note: z.string(),
  /** why it was returned, rejected or cancelled last */
  reason: z.string(),
  history: z.array(historyEntry).optional(),
  /** booked by an admin for a guest: nobody's phone has it */
  origin: z.literal('staff').optional(),
  /** admins only: what came in and what goes back, oldest first */
  money: z.array(moneyLine).optional(),
  /** what the shop owes the guest now */
  owed: z.int().optional(),
  /** admins only: what became of the visit */
  visit: z.enum(visitOutcomes).optional(),
  /** admins only, in getOrder: what can be said of the visit now */
  visit_choices: z.array(z.enum(visitOutcomes)).optional(),
  /** admins only: booked while its hours were being closed */
  slipped_in_at: z.string().optional(),
  /** admins only; how often the player came and was rejected, where that was looked up */
  player: z
    .object({
      id: z.string(),
      name: z.string(),
      visits: z.int().optional(),
      rejections: z.int().optional(),
      /** visits of the last 90 days to which the player did not come */
      missed: z.int().optional(),
      /** in getOrder */
      blocked: z.boolean().optional(),
    })
    .optional(),
})

export const withOrder = z.object({ order })
/** What a repetition finds done already; null when this call did it. `by` is the id of the admin, for admins alone. */
export const doneBefore = z.object({
  action: z.enum([...beginnings, ...actions]),
  at: z.string(),
  by: z.string().optional(),
})
export const withDoneBefore = withOrder.extend({ done_before: doneBefore.nullable() })

const page = z.object({ orders: z.array(order), next_cursor: z.string().nullable() })

/** Booking, paying and judging. */
export const orderFunctions = {
  listSlots: {
    request: z.strictObject({ from: time.optional(), hours: whole([1, 72]).optional() }),
    /** `consoles`: those in use, as they are called */
    data: z.object({ slots: z.array(slot), consoles: z.array(z.object({ id: z.string(), name: z.string() })) }),
  },
  /** whether what a page shows is still so, by marks made of what it shows (core/views/marks.ts) */
  hasChanged: {
    request: z.strictObject({
      slots: mark.optional(),
      order: z.strictObject({ id, mark }).optional(),
      /** `shown`: how many orders of the review list */
      review: z.strictObject({ shown: whole([0, 100]), mark }).optional(),
    }),
    data: z.object({ changed: z.boolean() }),
  },
  createReservation: {
    request: z.strictObject({
      start_time: time,
      /** one after the other, all on one console; 1 where it is left out */
      hours: whole([1, MAX_HOURS]).optional(),
      /** by chance among the free ones where it is left out */
      console_id: console_id.optional(),
      idempotency_key: key.optional(),
      /** what the player was shown: a higher price is refused, a lower one is taken */
      expected_amount: fen.optional(),
    }),
    data: withOrder,
  },
  cancelOrder: {
    /** by an admin: what came in is owed back, unless `refund` is false */
    request: z.strictObject({ order_id: id, reason, refund: z.boolean().optional() }),
    data: withDoneBefore,
  },
  uploadProof: {
    request: z.strictObject({
      order_id: id,
      /** none for an order that costs nothing */
      file_ids: z.array(file_id).max(MAX_PROOFS),
      note: line(maxLength.note).optional(),
    }),
    data: withOrder,
  },
  listOrders: {
    request: z.strictObject({
      status: z.array(status).max(statuses.length).optional(),
      cursor: cursor.optional(),
      limit: limit.optional(),
    }),
    data: page,
  },
  getOrder: {
    request: z.strictObject({ order_id: id }),
    data: withOrder,
  },
  adminListOrders: {
    request: z.strictObject({
      status: z.array(status).max(statuses.length).optional(),
      /** by the day of the slot, on the shop's calendar, both included */
      from_day: day.optional(),
      to_day: day.optional(),
      player_id: id.optional(),
      /** how the name of now begins */
      player_name: line(maxLength.nickname).min(1).optional(),
      order_no: z.string().max(20).optional(),
      pay_code: pay_code.optional(),
      /** only those for which the shop owes somebody something now */
      owed: z.literal(true).optional(),
      /** oldest submission first, for reviewing; default newest order first */
      oldest_first: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: limit.optional(),
    }),
    /** `slipped_in`, on the first page: orders to come, booked while their hours were being closed */
    data: page.extend({ slipped_in: z.array(order).optional() }),
  },
  verify: {
    request: z.strictObject({
      order_id: id,
      pass: z.boolean(),
      reason,
      allow_resubmit: z.boolean().optional(),
      /** ids of the images that the admin saw: 4005 when the order has others by now */
      seen: z.array(id).max(MAX_PROOFS).optional(),
      /** of an approval: what came in, where that is not the amount; what is missing is let go, what is too much is owed */
      received: fen.optional(),
    }),
    data: withDoneBefore,
  },
  /** a period as CSV, page by page; the first page carries the heading */
  exportOrders: {
    request: z.strictObject({ from_day: day, to_day: day, cursor: cursor.optional() }),
    /** `rows`: the orders in it; a text may break a line, so lines do not tell */
    data: z.object({ csv: z.string(), rows: z.int(), next_cursor: z.string().nullable() }),
  },
}
