import type { Instant } from '../time'
import { MAX_AMOUNT, type Fen } from '../money'
import { templateIds, wholeTemplates, type MessageTemplates, type TemplateIds } from './message-templates'

export interface Console {
  /** '1' … '20'; never reused for another machine */
  id: string
  name: string
  open: boolean
}

/** A price for some hours of some weekdays; the first rule that fits decides. */
export interface PriceRule {
  /** 0 = Sunday … 6 = Saturday, on the shop's clock */
  weekdays: number[]
  from_hour: number
  /** exclusive; smaller than `from_hour` means past midnight */
  to_hour: number
  price: Fen
}

/** Hours taken out of the window, for one console or for all (`null`). */
export interface Closure {
  id: string
  console_id: string | null
  from_time: Instant
  to_time: Instant
  reason: string
}

/** Where to go, and whom to ask. What is empty is not shown. */
interface Shop {
  name: string
  address: string
  /** degrees as WeChat's map takes them (GCJ-02); both or none */
  latitude?: number
  longitude?: number
  phone: string
  wechat_id: string
  /** whether WeChat's customer service is on for the program */
  has_contact: boolean
  /** what players have to know before they come */
  rules: string
}

interface NumberSpec {
  from: number
  to: number
  default: number
  unit: 'fen' | 'minutes' | 'times' | 'hours'
}

/** The most hours of one order: numbers of places (core/booking/numbers.ts) are given again after so many. */
export const MAX_HOURS = 8

/** Every number an owner may set: what it may be, and what it is in a shop that never set it. Forms and audits follow this. */
export const numberSettings = {
  price_per_hour: { from: 0, to: MAX_AMOUNT, default: 0, unit: 'fen' },
  hold_minutes: { from: 1, to: 240, default: 15, unit: 'minutes' },
  review_minutes: { from: 1, to: 10_080, default: 720, unit: 'minutes' },
  holds_per_hour: { from: 1, to: 1000, default: 10, unit: 'times' },
  min_hours: { from: 1, to: MAX_HOURS, default: 1, unit: 'hours' },
  max_hours: { from: 1, to: MAX_HOURS, default: 4, unit: 'hours' },
  max_moves: { from: 0, to: 10, default: 1, unit: 'times' },
  /** how long before the start a player is reminded; 0 = not at all */
  remind_minutes: { from: 0, to: 1440, default: 60, unit: 'minutes' },
} as const satisfies Record<string, NumberSpec>

export type NumberSetting = keyof typeof numberSettings

export const numberSettingNames = Object.keys(numberSettings) as NumberSetting[]

/** A value for every number setting. */
export function eachNumberSetting<T>(valueOf: (name: NumberSetting, spec: NumberSpec) => T): {
  [N in NumberSetting]: T
} {
  const entries = numberSettingNames.map((name) => [name, valueOf(name, numberSettings[name])])
  return Object.fromEntries(entries) as { [N in NumberSetting]: T }
}

export const MAX_MOVE_HOURS = 72

export interface Settings extends Record<NumberSetting, number> {
  /** how often they were changed: who edits an older one is refused */
  version: number
  /** up to how many hours before the start a player may move a paid order; null = never */
  move_hours: number | null
  /** up to how many hours before the start a player may cancel a paid order; null = never */
  cancel_hours: number | null
  /** whether admins mark who came */
  check_in: boolean
  price_rules: PriceRule[]
  consoles: Console[]
  /** the shop's clock; `to_hour` exclusive, smaller than `from_hour` means past midnight */
  opening_hours: { from_hour: number; to_hour: number }
  closed_weekdays: number[]
  closures: Closure[]
  /** '' | https://… | cloud://… */
  pay_qr_url: string
  notice: string
  shop: Shop
  message_templates: MessageTemplates
}

export const MAX_CONSOLES = 20
export const MAX_CLOSURES = 200

export const defaultSettings: Settings = {
  version: 0,
  ...eachNumberSetting((_name, spec) => spec.default),
  move_hours: 12,
  cancel_hours: null,
  check_in: false,
  price_rules: [],
  consoles: [{ id: '1', name: '1号机', open: true }],
  opening_hours: { from_hour: 0, to_hour: 24 },
  closed_weekdays: [],
  closures: [],
  pay_qr_url: '',
  notice: '',
  shop: { name: '', address: '', phone: '', wechat_id: '', has_contact: false, rules: '' },
  message_templates: {},
}

/** What of the settings a player is shown, beside the picture of the QR code, whose link is new each time. */
export const playerSettingNames = [
  'hold_minutes',
  'min_hours',
  'max_hours',
  'max_moves',
  'move_hours',
  'cancel_hours',
  'check_in',
  'review_minutes',
  'price_per_hour',
  'price_rules',
  'opening_hours',
  'closed_weekdays',
  'notice',
  'shop',
] as const satisfies (keyof Settings)[]

/** With the id of each event's template: what goes into it is nobody else's business. Clients of before know two ids alone. */
export type PlayerSettings = Pick<Settings, (typeof playerSettingNames)[number]> & {
  template_ids: ReturnType<typeof templateIds>
  message_templates: TemplateIds
}

export function settingsForPlayers(settings: Settings): PlayerSettings {
  const picked = Object.fromEntries(playerSettingNames.map((name) => [name, settings[name]]))
  const template_ids = templateIds(settings.message_templates)
  const message_templates = { verdict: template_ids.confirmed ?? '', expired: template_ids.expired ?? '' }
  return { ...picked, template_ids, message_templates } as unknown as PlayerSettings
}

/** Stored settings, whole: what an older version did not know has its default. */
export function wholeSettings(stored: Partial<Settings> | null): Settings {
  const whole = { ...defaultSettings, ...stored }
  return { ...whole, message_templates: wholeTemplates(whole.message_templates) }
}

/** Whether `hour` (0–23) lies in [from, to), where to < from reaches past midnight. */
export function hourWithin(hour: number, from_hour: number, to_hour: number): boolean {
  return from_hour < to_hour ? hour >= from_hour && hour < to_hour : hour >= from_hour || hour < to_hour
}

export interface Problem {
  field: string
  message: string
}

/** A console is switched off, never left out: its number stands on orders, and must never name another machine. */
export function missingConsole(before: Settings, after: Settings): Problem | null {
  const kept = new Set(after.consoles.map(({ id }) => id))
  const missing = before.consoles.find(({ id }) => !kept.has(id))
  if (!missing) return null
  return { field: 'consoles', message: `不能去掉「${missing.name}」，不再使用时把它停用即可` }
}

/** What forbids these settings as a whole, beyond the range of each field; null when nothing does. */
export function settingsProblem(settings: Settings): Problem | null {
  const ids = settings.consoles.map((console) => console.id)
  if (new Set(ids).size < ids.length) return { field: 'consoles', message: '主机编号重复' }
  const { from_hour, to_hour } = settings.opening_hours
  if (from_hour === to_hour) return { field: 'opening_hours', message: '开门和关门不能是同一时刻' }
  if (settings.price_rules.some((rule) => rule.from_hour === rule.to_hour))
    return { field: 'price_rules', message: '价格时段的开始和结束不能是同一时刻' }
  if (settings.min_hours > settings.max_hours)
    return { field: 'min_hours', message: '一次最少的小时数不能超过最多的小时数' }
  const { latitude, longitude } = settings.shop
  if ((latitude === undefined) !== (longitude === undefined))
    return { field: 'shop', message: '地图位置要有纬度和经度两个数' }
  for (const closure of settings.closures) {
    if (closure.from_time >= closure.to_time) return { field: 'closures', message: '停业的结束时间要晚于开始时间' }
    if (closure.console_id !== null && !ids.includes(closure.console_id))
      return { field: 'closures', message: `没有编号为 ${closure.console_id} 的主机` }
  }
  return null
}
