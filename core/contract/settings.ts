import * as z from 'zod'
import { visitOutcomes } from '../order/arrival'
import { owningStatuses } from '../order/status'
import { eachNumberSetting, MAX_CLOSURES, MAX_CONSOLES, MAX_MOVE_HOURS, playerSettingNames } from '../shop/settings'
import { console_id, day, fen, hour, id, line, lines, name, text, time, weekdays, whole } from './fields'
import {
  isTwoIds,
  messageEvents,
  wholeTemplates,
  type MessageEvent,
  type MessageTemplates,
  type TemplateIds,
} from '../shop/message-templates'
import { maxLength, MAX_PRICE_RULES, MAX_TEMPLATE_FIELDS } from './limits'
import { order } from './orders'

/** The same field for each event that somebody may be told of. */
export function messageEventFields<T>(make: () => T) {
  return Object.fromEntries(messageEvents.map((event) => [event, make()])) as Record<MessageEvent, T>
}

const template_id = z
  .string()
  .max(maxLength.template_id)
  .regex(/^[\w-]*$/)
const template = z.strictObject({
  template_id: template_id.min(1),
  fields: z
    .record(z.string().regex(/^[a-z_]{1,20}\d{0,3}$/), line(maxLength.template_value))
    .refine((fields) => Object.keys(fields).length <= MAX_TEMPLATE_FIELDS, {
      params: { why: `最多 ${MAX_TEMPLATE_FIELDS} 项` },
    }),
})
/** An event without a template is not told. */
const message_templates = z.strictObject(messageEventFields(() => template.optional()))

/** Clients of before send two ids, which are turned into templates before anything looks at them. */
const sentTemplates = z.preprocess(
  (sent: MessageTemplates | TemplateIds) => (isTwoIds(sent) ? wholeTemplates(sent) : sent),
  message_templates,
)

const settingsFields = {
  ...eachNumberSetting((_name, { from, to }) => whole([from, to])),
  move_hours: whole([0, MAX_MOVE_HOURS]).nullable(),
  cancel_hours: whole([0, MAX_MOVE_HOURS]).nullable(),
  check_in: z.boolean(),
  price_rules: z
    .array(z.strictObject({ weekdays, from_hour: hour(23), to_hour: hour(24), price: fen }))
    .max(MAX_PRICE_RULES),
  consoles: z
    .array(z.strictObject({ id: console_id, name: name(maxLength.console_name), open: z.boolean() }))
    .min(1)
    .max(MAX_CONSOLES),
  opening_hours: z.strictObject({ from_hour: hour(23), to_hour: hour(24) }),
  closed_weekdays: weekdays,
  closures: z
    .array(
      z.strictObject({
        id,
        console_id: console_id.nullable(),
        from_time: time,
        to_time: time,
        reason: line(maxLength.closure_reason),
      }),
    )
    .max(MAX_CLOSURES),
  pay_qr_url: z
    .string()
    .max(512)
    .regex(/^((https|cloud):\/\/\S+)?$/),
  notice: lines(maxLength.notice),
  shop: z.strictObject({
    name: line(maxLength.shop_name),
    address: line(maxLength.address),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    phone: text(maxLength.phone).regex(/^[\d+ -]*$/),
    wechat_id: text(maxLength.wechat_id).regex(/^[\w-]*$/),
    has_contact: z.boolean(),
    rules: lines(maxLength.rules),
  }),
  message_templates,
}
/** of the settings that somebody looked at */
const version = z.int().min(0)
const settings = z.object({ version, ...settingsFields })

type Picked = Record<(typeof playerSettingNames)[number], true>
const picked = Object.fromEntries(playerSettingNames.map((name) => [name, true])) as Picked
export const playerSettings = settings.pick({ ...picked, pay_qr_url: true }).extend({
  template_ids: z.object(messageEventFields(() => z.string().optional())),
  /** for clients of before, which know two of them */
  message_templates: z.object({ verdict: z.string(), expired: z.string() }),
})

/** `pay_qr_link` is the stored QR code as a temporary link */
const withSettings = z.object({ settings, pay_qr_link: z.string() })
const closure = settingsFields.closures.element

export const cell = z.object({
  console_id: z.string(),
  /** what a player would find, and whose it is */
  status: z.enum(['free', 'closed', ...owningStatuses]),
  closure_id: z.string().nullable(),
  order_id: z.string().nullable(),
  player_name: z.string(),
  /** `suggested`: the hours are over and nobody has said whether the guest came */
  visit: z.enum(['suggested', ...visitOutcomes]).optional(),
})

/** Orders to come in hours that are taken away: how many, and the first of them. */
const affectedOrders = { affected: z.array(order), total: z.int() }

/** What the shop offers, and when. */
export const settingsFunctions = {
  getSettings: {
    request: z.strictObject({}),
    data: withSettings,
  },
  updateSettings: {
    /**
     * what changes, and the version it was edited from; `pay_qr_url` takes '', https://…, or the id of a picture in the
     * caller's inbox; with `dry_run` it only tells which orders to come would lie in closed hours
     */
    request: z
      .strictObject({ version, dry_run: z.boolean(), ...settingsFields, message_templates: sentTemplates })
      .partial(),
    data: withSettings.extend(affectedOrders),
  },
  /** a day of the shop, hour by hour and console by console */
  listDay: {
    request: z.strictObject({ day }),
    data: z.object({
      consoles: settingsFields.consoles,
      /** whether visits are marked */
      check_in: z.boolean(),
      hours: z.array(z.object({ start_time: z.string(), cells: z.array(cell) })),
    }),
  },
  /** takes hours out of the window; with `dry_run` it only tells which orders lie in them */
  closeHours: {
    request: z.strictObject({
      console_id: console_id.nullable(),
      from_time: time,
      to_time: time,
      reason: line(maxLength.closure_reason),
      dry_run: z.boolean().optional(),
    }),
    data: z.object({ ...affectedOrders, closures: z.array(closure) }),
  },
  openHours: {
    request: z.strictObject({ closure_id: id }),
    data: z.object({ closures: z.array(closure) }),
  },
}
