import * as z from 'zod'
import { statuses } from '../order/status'
import { roles } from '../shop/roles'
import { MAX_CONSOLES, numberSettings } from '../shop/settings'
import { cleanLine, cleanLines, isPlain, nameFault, nameSentences, type NameFault } from '../text'
import { maxLength } from './limits'

export function text(max: number) {
  return z.string().trim().max(max)
}
/** Sentences are cleaned instead of refused, because unseen characters get into them by pasting. */
export function line(max: number) {
  return z.string().overwrite(cleanLine).max(max)
}
export function lines(max: number) {
  return z.string().overwrite(cleanLines).max(max)
}
const faults = Object.keys(nameSentences) as NameFault[]
/** Names with unseen characters are refused instead of cleaned, because the cleaned name could look like somebody else's. */
export function name(max: number) {
  return faults.reduce(
    (field, fault) => field.refine((value) => nameFault(value) !== fault, { params: { why: nameSentences[fault] } }),
    z.string().trim().normalize('NFC').min(1).max(max),
  )
}
export const key = z.string().min(1).max(64).refine(isPlain)
export function whole([min, max]: readonly [number, number]) {
  return z.int().min(min).max(max)
}
/** Any ISO 8601 moment, turned into the one form that is stored and compared. */
export const time = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .refine((value) => /^\d{4}-/.test(value)) // an offset may lead out of the years of four digits, and text order with them
export const day = z.iso.date()
export const id = z.string().min(1).max(maxLength.id)
export const file_id = z.string().min(1).max(512)
/** a digest of what a page shows */
export const mark = z.string().min(1).max(20)
export const status = z.enum(statuses)
export const limit = whole([1, 100])
export const cursor = z.string().max(200)
/** six digits; four on orders of before */
export const pay_code = z.string().regex(/^(\d{4}|\d{6})$/)
export function hour(max: number) {
  return whole([0, max])
}
export const fen = whole([0, numberSettings.price_per_hour.to])
export const weekdays = z.array(whole([0, 6])).max(7)

export const console_id = z
  .string()
  .regex(new RegExp(`^(${Array.from({ length: MAX_CONSOLES }, (_, at) => at + 1).join('|')})$`))
export const role = z.enum(roles)
/** Why somebody is rejected, blocked or cancelled. */
export const reason = line(maxLength.reason).optional()
