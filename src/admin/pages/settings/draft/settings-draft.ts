import { maxLength } from '../../../../../core/contract/limits'
import { fenOf, MAX_AMOUNT, yuan } from '../../../../../core/money'
import {
  eachNumberSetting,
  MAX_MOVE_HOURS,
  numberSettings,
  settingsProblem,
  type NumberSetting,
  type PriceRule,
  type Settings,
} from '../../../../../core/shop/settings'
import { cleanLine, cleanLines, nameFault } from '../../../../../core/text'
import { texts } from '../texts'
import { adminTexts } from '../../../shared/texts'

/** Settings as they are being written: numbers are still text. Closures are changed on the page of the day. */
export interface Draft
  extends
    Omit<Settings, NumberSetting | 'price_rules' | 'closures' | 'shop' | 'move_hours' | 'cancel_hours'>,
    Record<NumberSetting, string> {
  /** '' = never */
  move_hours: string
  cancel_hours: string
  /** `position` is latitude and longitude, as maps write them */
  shop: Omit<Settings['shop'], 'latitude' | 'longitude'> & { position: string }
  price_rules: (Omit<PriceRule, 'price'> & { price: string; key: number })[]
}

export type Changes = Partial<Omit<Settings, 'closures' | 'version'>>

export function toDraft({ closures: _closures, ...settings }: Settings): Draft {
  return {
    ...settings,
    ...eachNumberSetting((name, { unit }) => (unit === 'fen' ? yuan(settings[name]) : String(settings[name]))),
    move_hours: hoursText(settings.move_hours),
    cancel_hours: hoursText(settings.cancel_hours),
    price_rules: settings.price_rules.map((rule, key) => ({ ...rule, price: yuan(rule.price), key })),
    shop: toShopDraft(settings.shop),
  }
}

function toShopDraft({ latitude, longitude, ...shop }: Settings['shop']): Draft['shop'] {
  return { ...shop, position: latitude === undefined ? '' : `${latitude},${longitude}` }
}

class DraftProblem extends Error {}

function readPosition(text: string): Pick<Settings['shop'], 'latitude' | 'longitude'> {
  if (text.trim() === '') return {}
  const [, latitude = NaN, longitude = NaN] = (
    /^(-?\d{1,2}(?:\.\d+)?)[,，\s]+(-?\d{1,3}(?:\.\d+)?)$/.exec(text.trim()) ?? []
  ).map(Number)
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude }
  throw new DraftProblem(texts.position)
}

/** In the order in which the contract names them: a shop that was only read is the same, letter by letter. */
function readShop({ has_contact, position, ...written }: Draft['shop']): Settings['shop'] {
  const [phone, wechat_id] = [written.phone.trim(), written.wechat_id.trim()]
  if (!/^[\d+ -]*$/.test(phone)) throw new DraftProblem(texts.phone)
  if (!/^[\w-]*$/.test(wechat_id)) throw new DraftProblem(texts.wechatId)
  const [name, address, rules] = [cleanLine(written.name), cleanLine(written.address), cleanLines(written.rules)]
  return { name, address, ...readPosition(position), phone, wechat_id, has_contact, rules }
}

function readNumber(draft: Draft, field: NumberSetting): number {
  const { from, to, unit } = numberSettings[field]
  return unit === 'fen' ? readPrice(draft[field]) : readWhole(draft[field], field, from, to)
}

function hoursText(hours: number | null): string {
  return hours === null ? '' : String(hours)
}

function readHours(draft: Draft, field: 'move_hours' | 'cancel_hours'): number | null {
  return draft[field].trim() === '' ? null : readWhole(draft[field], field, 0, MAX_MOVE_HOURS)
}

function readWhole(text: string, field: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN
  if (value >= min && value <= max) return value
  throw new DraftProblem(texts.whole(adminTexts.settingNames[field] ?? field, min, max))
}

function readPrice(text: string): number {
  const fen = fenOf(text)
  if (fen !== null) return fen
  throw new DraftProblem(texts.price(adminTexts.settingNames.price_per_hour ?? '', yuan(MAX_AMOUNT)))
}

function readSettings(draft: Draft, closures: Settings['closures']): Settings {
  const settings: Settings = {
    ...draft,
    ...eachNumberSetting((name) => readNumber(draft, name)),
    move_hours: readHours(draft, 'move_hours'),
    cancel_hours: readHours(draft, 'cancel_hours'),
    price_rules: draft.price_rules.map(({ key: _key, price, ...rule }) => ({ ...rule, price: readPrice(price) })),
    consoles: draft.consoles.map((console) => ({ ...console, name: console.name.trim() })),
    notice: cleanLines(draft.notice),
    shop: readShop(draft.shop),
    closures,
  }
  if (settings.consoles.some(({ name }) => name === '' || name.length > maxLength.console_name))
    throw new DraftProblem(texts.names)
  for (const { name } of settings.consoles) {
    const wrong = nameFault(name)
    if (wrong) throw new DraftProblem(texts.nameWrong(name, wrong))
  }
  if (settings.price_rules.some(({ weekdays }) => weekdays.length === 0)) throw new DraftProblem(texts.ruleDays)
  const problem = settingsProblem(settings)
  if (problem) throw new DraftProblem(problem.message)
  return settings
}

type Field = keyof Omit<Settings, 'closures' | 'version'>

/** The fields in which two settings differ, closures and version apart. */
export function differingFields(before: Settings, after: Settings): Field[] {
  const { closures: _closures, version: _version, ...fields } = after
  const names = Object.keys(fields) as Field[]
  return names.filter((name) => name in before && JSON.stringify(after[name]) !== JSON.stringify(before[name]))
}

/** What was written on older settings, carried over to those of now: `kept` are the fields that stay as written. */
export function rebased(draft: Draft, theirs: Settings, kept: Field[]): Draft {
  return {
    ...toDraft(theirs),
    ...Object.fromEntries(kept.map((name) => [name, draft[name]])),
  }
}

/** Whether people have to pay. */
export function isPriced({ price_per_hour, price_rules }: Draft): boolean {
  return [price_per_hour, ...price_rules.map(({ price }) => price)].some((price) => Number(price) > 0)
}

/** Whether a change can take hours away in which somebody has booked. */
export function mayTakeHours(changes: Changes): boolean {
  return changes.consoles !== undefined || changes.opening_hours !== undefined || changes.closed_weekdays !== undefined
}

/** What to save: only what differs, judged by the server's own rules; or the sentence that says why not. */
export function readDraft(draft: Draft, before: Settings): { changes: Changes } | { problem: string } {
  try {
    const after = readSettings(draft, before.closures)
    return { changes: Object.fromEntries(differingFields(before, after).map((name) => [name, after[name]])) }
  } catch (error) {
    if (error instanceof DraftProblem) return { problem: error.message }
    throw error
  }
}
