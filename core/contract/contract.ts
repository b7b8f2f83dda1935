import * as z from 'zod'
import type { ErrorCode, ErrorDetail } from '../errors'
import { limits, MAX_CLOSURES, MAX_CONSOLES } from '../shop/settings'
import { roles } from '../shop/roles'
import { cleanLine, cleanLines, isPlain, nameFault, nameSentences, type NameFault } from '../text'
import { actions, statuses } from '../order/status'

function text(max: number) {
  return z.string().trim().max(max)
}
/** Sentences are cleaned: what was pasted into them with the rest is nobody's fault. */
function line(max: number) {
  return z.string().overwrite(cleanLine).max(max)
}
function lines(max: number) {
  return z.string().overwrite(cleanLines).max(max)
}
const faults = Object.keys(nameSentences) as NameFault[]
/** Names are refused: cleaned, one would look like another. */
function name(max: number) {
  return faults.reduce(
    (field, fault) => field.refine((value) => nameFault(value) !== fault, { params: { why: nameSentences[fault] } }),
    z.string().trim().normalize('NFC').min(1).max(max),
  )
}
const key = z.string().min(1).max(64).refine(isPlain)
function whole([min, max]: readonly [number, number]) {
  return z.int().min(min).max(max)
}
/** Any ISO 8601 moment, turned into the one form that is stored and compared. */
const time = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .refine((value) => /^\d{4}-/.test(value)) // an offset may lead out of the years of four digits, and text order with them
const day = z.iso.date()
const id = z.string().min(1).max(64)
const file_id = z.string().min(1).max(512)
const status = z.enum(statuses)
const limit = whole([1, 100])
const cursor = z.string().max(200)
/** six digits; four on orders of before */
const pay_code = z.string().regex(/^(\d{4}|\d{6})$/)
function hour(max: number) {
  return whole([0, max])
}
const fen = whole(limits.price_per_hour)
const weekdays = z.array(whole([0, 6])).max(7)

const console_id = z
  .string()
  .regex(new RegExp(`^(${Array.from({ length: MAX_CONSOLES }, (_, at) => at + 1).join('|')})$`))

const settingsFields = {
  hold_minutes: whole(limits.hold_minutes),
  review_minutes: whole(limits.review_minutes),
  price_per_hour: fen,
  price_rules: z.array(z.strictObject({ weekdays, from_hour: hour(23), to_hour: hour(24), price: fen })).max(50),
  consoles: z
    .array(z.strictObject({ id: console_id, name: name(20), open: z.boolean() }))
    .min(1)
    .max(MAX_CONSOLES),
  opening_hours: z.strictObject({ from_hour: hour(23), to_hour: hour(24) }),
  closed_weekdays: weekdays,
  closures: z
    .array(z.strictObject({ id, console_id: console_id.nullable(), from_time: time, to_time: time, reason: line(100) }))
    .max(MAX_CLOSURES),
  pay_qr_url: z
    .string()
    .max(512)
    .regex(/^((https|cloud):\/\/\S+)?$/),
  notice: lines(500),
  holds_per_hour: whole(limits.holds_per_hour),
  message_templates: z.strictObject({ verdict: text(64), expired: text(64) }),
}
/** of the settings that somebody looked at */
const version = z.int().min(0)
const settings = z.object({ version, ...settingsFields })

const user = z.object({ id: z.string(), nickname: z.string(), avatar_url: z.string() })
const role = z.enum(roles)
const playerSettings = settings.pick({
  hold_minutes: true,
  review_minutes: true,
  price_per_hour: true,
  pay_qr_url: true,
  notice: true,
  message_templates: true,
})

const slot = z.object({
  start_time: z.string(),
  end_time: z.string(),
  available: z.boolean(),
  mine: z.boolean(),
  remaining: z.int(),
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
  /** admins only: order numbers on which the same image was used before */
  used_on: z.array(z.string()).optional(),
})

const historyEntry = z.object({
  action: z.enum(['create', ...actions]),
  from: status.nullable(),
  to: status,
  at: z.string(),
  by: z.enum(['player', 'admin', 'clock']),
  reason: z.string(),
  /** admins only: who did it */
  admin_id: z.string().optional(),
})

const order = z.object({
  id: z.string(),
  order_no: z.string(),
  pay_code: z.string(),
  amount: z.int(),
  status,
  console_id: z.string(),
  console_name: z.string(),
  start_time: z.string(),
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
  /** admins only: booked while its hours were being closed */
  slipped_in_at: z.string().optional(),
  /** admins only; visits and rejections where the player's past was looked up */
  player: z
    .object({
      id: z.string(),
      name: z.string(),
      visits: z.int().optional(),
      rejections: z.int().optional(),
      /** in getOrder */
      blocked: z.boolean().optional(),
    })
    .optional(),
})

const audit = z.object({
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

/** `pay_qr_link` is the stored QR code as a temporary link */
const withSettings = z.object({ settings, pay_qr_link: z.string() })
const closure = settingsFields.closures.element
const admin = z.object({ id: z.string(), name: z.string(), role })
const invite = z.object({ id: z.string(), name: z.string(), role, expire_at: z.string(), made_by: z.string() })

const cell = z.object({
  console_id: z.string(),
  /** what a player would find, and whose it is */
  status: z.enum(['free', 'closed', 'pending', 'proof_submitted', 'paid']),
  closure_id: z.string().nullable(),
  order_id: z.string().nullable(),
  player_name: z.string(),
})

const dayFigures = z.object({
  day: z.string(),
  created: z.int(),
  submitted: z.int(),
  paid: z.int(),
  rejected: z.int(),
  cancelled: z.int(),
  expired: z.int(),
  income: z.int(),
})

const stats = z.object({
  today: dayFigures,
  /** oldest first, today last, by the day on which an order was made */
  days: z.array(dayFigures),
  /** booked hours by weekday (0 = Sunday) and hour of the day, of the slots of these orders */
  heat: z.array(z.array(z.int())),
  /** from the first proof to the first verdict; null when there was none */
  verify_seconds: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
})

const health = z.object({
  ok: z.boolean(),
  checks: z.object({ settings: z.boolean(), timer: z.boolean() }),
  timer_ran_at: z.string().nullable(),
  waiting: z.object({ proofs: z.int(), oldest_proof_at: z.string().nullable(), lapsed: z.int(), uploads: z.int() }),
})

const selfCheckAnswer = z.object({
  question: z.string(),
  /** null: nothing depends on it */
  ok: z.boolean().nullable(),
  answer: z.string(),
})

const withOrder = z.object({ order })

/** Orders to come in hours that are taken away: how many, and the first of them. */
const affectedOrders = { affected: z.array(order), total: z.int() }
const page = z.object({ orders: z.array(order), next_cursor: z.string().nullable() })

/** What every function takes and gives. Requests refuse fields they do not know. */
export const contract = {
  login: {
    request: z.strictObject({ code: z.string().max(256).optional() }),
    data: z.object({ user, role: role.nullable(), settings: playerSettings, pending_order: order.nullable() }),
  },
  listSlots: {
    request: z.strictObject({ from: time.optional(), hours: whole([1, 72]).optional() }),
    data: z.object({ slots: z.array(slot) }),
  },
  createReservation: {
    request: z.strictObject({
      start_time: time,
      idempotency_key: key.optional(),
      /** what the player was shown: a higher price is refused, a lower one is taken */
      expected_amount: fen.optional(),
    }),
    data: withOrder,
  },
  cancelOrder: {
    request: z.strictObject({ order_id: id, reason: line(200).optional() }),
    data: withOrder,
  },
  uploadProof: {
    request: z.strictObject({ order_id: id, file_ids: z.array(file_id).min(1).max(3), note: line(200).optional() }),
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
  updateProfile: {
    request: z.strictObject({ nickname: name(32).optional(), avatar_file_id: file_id.optional() }),
    data: z.object({ user }),
  },
  adminListOrders: {
    request: z.strictObject({
      status: z.array(status).max(statuses.length).optional(),
      /** by the day of the slot, on the shop's calendar, both included */
      from_day: day.optional(),
      to_day: day.optional(),
      player_id: id.optional(),
      /** how the name of now begins */
      player_name: line(32).min(1).optional(),
      order_no: z.string().max(20).optional(),
      pay_code: pay_code.optional(),
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
      reason: line(200).optional(),
      allow_resubmit: z.boolean().optional(),
      /** ids of the images that the admin saw: 4005 when the order has others by now */
      seen: z.array(id).max(3).optional(),
    }),
    data: withOrder,
  },
  /** whoever is blocked makes no new order; what is under way goes on */
  blockPlayer: {
    request: z.strictObject({ player_id: id, is_blocked: z.boolean(), reason: line(200).optional() }),
    data: z.object({ player_id: z.string(), is_blocked: z.boolean() }),
  },
  getSettings: {
    request: z.strictObject({}),
    data: withSettings,
  },
  updateSettings: {
    /**
     * what changes, and the version it was edited from; `pay_qr_url` takes '', https://…, or the id of a picture in the
     * caller's inbox; with `dry_run` it only tells which orders to come would lie in closed hours
     */
    request: z.strictObject({ version, dry_run: z.boolean(), ...settingsFields }).partial(),
    data: withSettings.extend(affectedOrders),
  },
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
  /** a day of the shop, hour by hour and console by console */
  listDay: {
    request: z.strictObject({ day }),
    data: z.object({
      consoles: settingsFields.consoles,
      hours: z.array(z.object({ start_time: z.string(), cells: z.array(cell) })),
    }),
  },
  /** takes hours out of the window; with `dry_run` it only tells which orders lie in them */
  closeHours: {
    request: z.strictObject({
      console_id: console_id.nullable(),
      from_time: time,
      to_time: time,
      reason: line(100),
      dry_run: z.boolean().optional(),
    }),
    data: z.object({ ...affectedOrders, closures: z.array(closure) }),
  },
  openHours: {
    request: z.strictObject({ closure_id: id }),
    data: z.object({ closures: z.array(closure) }),
  },
  /** a period as CSV, page by page; the first page carries the heading */
  exportOrders: {
    request: z.strictObject({ from_day: day, to_day: day, cursor: cursor.optional() }),
    data: z.object({ csv: z.string(), next_cursor: z.string().nullable() }),
  },
  listAdmins: {
    request: z.strictObject({}),
    data: z.object({ admins: z.array(admin) }),
  },
  /** a code that makes whoever enters it first an admin, for a day */
  inviteAdmin: {
    request: z.strictObject({ role, name: name(20) }),
    data: z.object({ code: z.string(), expire_at: z.string() }),
  },
  /** the invitations that somebody could still enter */
  listInvites: {
    request: z.strictObject({}),
    data: z.object({ invites: z.array(invite) }),
  },
  revokeInvite: {
    request: z.strictObject({ invite_id: id }),
    data: z.object({ invites: z.array(invite) }),
  },
  acceptInvite: {
    request: z.strictObject({ code: text(40).min(1) }),
    data: z.object({ role }),
  },
  /** `role: null` removes */
  changeAdmin: {
    request: z.strictObject({ admin_id: id, role: role.nullable() }),
    data: z.object({ admins: z.array(admin) }),
  },
  getStats: {
    request: z.strictObject({}),
    data: stats,
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
  /** looks for contradictions in everything that is written down; `repair` mends what is beyond doubt */
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
  /** everything the shop knows about the caller, page by page */
  exportMyData: {
    request: z.strictObject({ cursor: cursor.optional() }),
    data: z.object({ user, orders: z.array(order), next_cursor: z.string().nullable() }),
  },
  /** forgets the caller; what the books need stays, without a name */
  deleteMyData: {
    request: z.strictObject({ confirm: z.literal(true) }),
    data: z.object({ orders: z.int() }),
  },
} as const satisfies Record<string, { request: z.ZodType; data: z.ZodType }>

export type FunctionName = keyof typeof contract

/** What callers write and functions answer, by the function's name. */
export type Contract = {
  [N in FunctionName]: {
    request: z.input<(typeof contract)[N]['request']>
    parsed: z.output<(typeof contract)[N]['request']>
    data: z.output<(typeof contract)[N]['data']>
  }
}

export type SlotView = z.output<typeof slot>
export type OrderView = z.output<typeof order>
export type InviteView = z.output<typeof invite>
export type AdminView = z.output<typeof admin>
export type DayCell = z.output<typeof cell>
export type DayFigures = z.output<typeof dayFigures>
export type Stats = z.output<typeof stats>
export type Health = z.output<typeof health>
export type SelfCheckAnswer = z.output<typeof selfCheckAnswer>
export type AuditView = z.output<typeof audit>
export type PlayerSettings = z.output<typeof playerSettings>

/** What every function answers. */
export type Reply<N extends FunctionName> =
  | { code: 0; data: Contract[N]['data']; server_time: string }
  | { code: ErrorCode; message: string; detail?: ErrorDetail; request_id: string; server_time: string }
