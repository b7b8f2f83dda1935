import { MAX_AMOUNT, yuan } from '../../../core/money'
import { limits, settingsProblem, type PriceRule, type Settings } from '../../../core/settings'
import { adminTexts } from '../texts'

const texts = adminTexts.settings

type NumberField = 'hold_minutes' | 'review_minutes' | 'holds_per_hour'

/** Settings as they are being written: numbers are still text. Closures are changed on the page of the day. */
export interface Draft
  extends Omit<Settings, NumberField | 'price_per_hour' | 'price_rules' | 'closures'>, Record<NumberField, string> {
  price_per_hour: string
  price_rules: (Omit<PriceRule, 'price'> & { price: string; key: number })[]
}

export type Changes = Partial<Omit<Settings, 'closures'>>

export function toDraft({ closures: _closures, ...settings }: Settings): Draft {
  return {
    ...settings,
    hold_minutes: String(settings.hold_minutes),
    review_minutes: String(settings.review_minutes),
    holds_per_hour: String(settings.holds_per_hour),
    price_per_hour: yuan(settings.price_per_hour),
    price_rules: settings.price_rules.map((rule, key) => ({ ...rule, price: yuan(rule.price), key })),
  }
}

class Unfit extends Error {}

function readWhole(draft: Draft, field: NumberField): number {
  const [min, max] = limits[field]
  const value = /^\d{1,9}$/.test(draft[field].trim()) ? Number(draft[field]) : NaN
  if (value >= min && value <= max) return value
  throw new Unfit(texts.whole(texts.fields[field] ?? field, min, max))
}

/** Yuan as people write them → fen, without floating point. */
function readPrice(text: string): number {
  const [, whole = '', part = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  const fen = whole === '' ? NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'))
  if (fen <= MAX_AMOUNT) return fen
  throw new Unfit(texts.price(texts.fields.price_per_hour ?? '', yuan(MAX_AMOUNT)))
}

function readSettings(draft: Draft, closures: Settings['closures']): Settings {
  const settings: Settings = {
    ...draft,
    hold_minutes: readWhole(draft, 'hold_minutes'),
    review_minutes: readWhole(draft, 'review_minutes'),
    holds_per_hour: readWhole(draft, 'holds_per_hour'),
    price_per_hour: readPrice(draft.price_per_hour),
    price_rules: draft.price_rules.map(({ key: _key, price, ...rule }) => ({ ...rule, price: readPrice(price) })),
    consoles: draft.consoles.map((console) => ({ ...console, name: console.name.trim() })),
    notice: draft.notice.trim(),
    closures,
  }
  if (settings.consoles.some(({ name }) => name === '' || name.length > 20)) throw new Unfit(texts.names)
  if (settings.price_rules.some(({ weekdays }) => weekdays.length === 0)) throw new Unfit(texts.ruleDays)
  const problem = settingsProblem(settings)
  if (problem) throw new Unfit(problem.message)
  return settings
}

/** What to save: only what differs, judged by the server's own rules; or the sentence that says why not. */
export function readDraft(draft: Draft, before: Settings): { changes: Changes } | { problem: string } {
  try {
    const { closures: _closures, ...after } = readSettings(draft, before.closures)
    const differs = (name: keyof typeof after) => JSON.stringify(after[name]) !== JSON.stringify(before[name])
    const names = (Object.keys(after) as (keyof typeof after)[]).filter(differs)
    return { changes: Object.fromEntries(names.map((name) => [name, after[name]])) }
  } catch (error) {
    if (error instanceof Unfit) return { problem: error.message }
    throw error
  }
}
