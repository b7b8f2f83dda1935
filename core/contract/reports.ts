import * as z from 'zod'
import { cursor, id, limit, role, text, time } from './fields'

export const audit = z.object({
  id: z.string(),
  admin_id: z.string(),
  admin_role: role,
  action: z.string(),
  order_id: z.string().nullable(),
  order_no: z.string().nullable(),
  reason: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** true: an admin decided about an order of his own */
  own_order: z.boolean().optional(),
  at: z.string(),
})

export const dayFigures = z.object({
  day: z.string(),
  created: z.int(),
  submitted: z.int(),
  paid: z.int(),
  rejected: z.int(),
  cancelled: z.int(),
  expired: z.int(),
  /** what the confirmed orders cost */
  income: z.int(),
  /** what came in for the orders of the day, what was paid back of it, and what is still owed */
  received: z.int(),
  refunded: z.int(),
  owed: z.int(),
})

export const stats = z.object({
  today: dayFigures,
  /** oldest first, today last, by the day on which an order was made */
  days: z.array(dayFigures),
  /** booked hours by weekday (0 = Sunday) and hour of the day, of the slots of these orders */
  heat: z.array(z.array(z.int())),
  /** from the first proof to the first verdict; null when there was none */
  verify_seconds: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
})

export const health = z.object({
  ok: z.boolean(),
  checks: z.object({ settings: z.boolean(), timer: z.boolean() }),
  timer_ran_at: z.string().nullable(),
  /** messages on their way, and those that WeChat refused within a day for want of something only the owner can mend */
  messages: z.object({ waiting: z.int(), oldest_waiting_at: z.string().nullable(), refused_today: z.int() }).optional(),
  waiting: z.object({ proofs: z.int(), oldest_proof_at: z.string().nullable(), lapsed: z.int(), uploads: z.int() }),
})

export const selfCheckAnswer = z.object({
  question: z.string(),
  /** null: nothing depends on it */
  ok: z.boolean().nullable(),
  answer: z.string(),
})

/** What has happened, whether all is well, and what the clock does. */
export const reportFunctions = {
  listAudits: {
    request: z.strictObject({
      order_id: id.optional(),
      admin_id: id.optional(),
      action: text(40).optional(),
      from: time.optional(),
      to: time.optional(),
      cursor: cursor.optional(),
      limit: limit.optional(),
    }),
    data: z.object({ audits: z.array(audit), next_cursor: z.string().nullable() }),
  },
  getStats: {
    request: z.strictObject({}),
    data: stats,
  },
  /** looks for contradictions in everything that is written down; with `repair`, repairs what can be repaired without any doubt */
  checkInvariants: {
    request: z.strictObject({ repair: z.boolean().optional() }),
    data: z.object({
      orders: z.int(),
      /** the first of them in `findings` */
      total: z.int(),
      findings: z.array(
        z.object({ rule: z.string(), ids: z.array(z.string()), sentence: z.string(), repairable: z.boolean() }),
      ),
      repaired: z.array(z.string()),
    }),
  },
  /** for an uptime monitor, over HTTP too: fit for strangers */
  health: {
    request: z.looseObject({}),
    data: health,
  },
  /** asks this very environment what only it can answer, in a collection of its own */
  selfCheck: {
    request: z.strictObject({}),
    data: z.object({ ok: z.boolean(), answers: z.array(selfCheckAnswer) }),
  },
  expireCron: {
    /** the platform's timer event, of which nothing is believed */
    request: z.looseObject({}),
    data: z.object({ expired: z.int() }),
  },
  tidyCron: {
    /** the platform's timer event, of which nothing is believed */
    request: z.looseObject({}),
    data: z.object({ proofs_removed: z.int(), invites_removed: z.int() }),
  },
}
