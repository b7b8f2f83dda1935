import { yuan, type Fen } from '../money'
import { cleanLine } from '../text'
import { shopTime, type Instant } from '../time'

/** Something that a message may say, before it is written as a kind of field wants it. */
export type Value =
  | { text: string }
  | { moment: Instant }
  | { from: Instant; to: Instant }
  | { amount: Fen }
  | { number: number }

/** WeChat's kinds of fields: the letters at the beginning of a field's name. */
export const fieldKinds = [
  'thing',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
  'enum',
] as const

export type FieldKind = (typeof fieldKinds)[number]

/** The kind of `thing4`; null for what WeChat does not know. */
export function kindOf(field: string): FieldKind | null {
  const letters = field.replace(/\d+$/, '')
  return fieldKinds.find((kind) => kind === letters) ?? null
}

function momentText(time: Instant): string {
  return shopTime(time).format('YYYY-MM-DD HH:mm')
}

function textOf(value: Value): string {
  if ('text' in value) return cleanLine(value.text)
  if ('moment' in value) return momentText(value.moment)
  if ('from' in value) return `${momentText(value.from)}~${momentText(value.to)}`
  return 'amount' in value ? yuan(value.amount) : String(value.number)
}

/** Cut to what fits. Halves of characters are refused as control characters are, so none is cut through. */
function cut(text: string, most: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > most) break
    kept += character
  }
  return cleanLine(kept)
}

// Built of text, as those of text.ts are: the mini program's compiler would spell Unicode's tables out.
const notHan = new RegExp('\\P{Script=Han}', 'gu')

/** A text that is taken whole or not at all, because half of it would say something else. */
function whole(text: string, pattern: string): string {
  return new RegExp(`^(?:${pattern})$`, 'u').test(text) ? text : ''
}

function moneyText(value: Value): string {
  if ('amount' in value) return `¥${yuan(value.amount)}`
  return whole(textOf(value), '\\p{Sc}?\\d{1,10}(\\.\\d+)?元?')
}

function momentsText(value: Value): string {
  if ('moment' in value || 'from' in value) return textOf(value)
  return ''
}

/** How each kind is written; '' when the value cannot be. The rules are WeChat's table of parameter kinds. */
const writers: Record<FieldKind, (value: Value) => string> = {
  thing: (value) => cut(textOf(value), 20),
  number: (value) => whole('amount' in value ? yuan(value.amount) : textOf(value), '\\d{1,20}(\\.\\d{1,8})?'),
  letter: (value) => whole(textOf(value), '[A-Za-z]{1,32}'),
  symbol: (value) => whole(textOf(value), '[\\p{P}\\p{S}]{1,5}'),
  character_string: (value) => cut(textOf(value).replace(/[^!-~]+/g, ''), 32),
  time: momentsText,
  date: momentsText,
  amount: moneyText,
  phone_number: (value) => whole(textOf(value).replace(/ /g, ''), '[\\d+-]{1,17}'),
  car_number: (value) => whole(textOf(value), '[\\p{Script=Han}A-Za-z\\d][A-Za-z\\d]{0,6}[\\p{Script=Han}A-Za-z\\d]?'),
  name: (value) => whole(textOf(value), '[\\p{Script=Han}·]{1,10}|[A-Za-z\\p{P}\\p{S} ]{1,20}'),
  phrase: (value) => textOf(value).replace(notHan, '').slice(0, 5),
  enum: (value) => textOf(value),
}

/** A value as a field of this kind takes it; '' when it has nothing that the kind allows. */
export function written(kind: FieldKind, value: Value): string {
  return writers[kind](value)
}
