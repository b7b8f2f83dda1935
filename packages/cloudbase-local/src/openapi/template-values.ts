/**
 * What a field of a subscribe message may hold, by the letters of its name, as WeChat's table of parameter kinds has it.
 * A kind that is not here (`enum`) is only looked at for what none may hold.
 */
const DAY = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`

function range(moment: string) {
  return new RegExp(`^(?:${moment})(?:~(?:${moment}))?$`)
}

const KINDS: Record<string, RegExp | undefined> = {
  thing: /^.{1,20}$/su,
  number: /^(?=.{1,32}$)\d+(?:\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[\p{P}\p{S}]{1,5}$/u,
  character_string: /^[!-~]{1,32}$/,
  time: range(`(?:${DAY} ?)?${CLOCK}`),
  date: range(`${DAY}(?: ?${CLOCK})?`),
  amount: /^\p{Sc}?\d{1,10}(?:\.\d+)?元?$/u,
  phone_number: /^[\d\p{P}\p{S}]{1,17}$/u,
  car_number: /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]{0,6}[\p{Script=Han}A-Za-z\d]?$/u,
  name: /^(?:[\p{Script=Han}·]{1,10}|[A-Za-z\p{P}\p{S} ]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

/** A line break or another control character is in no kind. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** WeChat's words for the first field whose value it would refuse; null when there is none. */
export function refusedValue(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return 'argument invalid! data is empty'
  for (const [name, field] of Object.entries(data as Record<string, { value?: unknown } | null>)) {
    const value = typeof field?.value === 'number' ? String(field.value) : field?.value
    if (value === undefined || value === null || value === '') return `argument invalid! data.${name}.value is empty`
    const kind = KINDS[name.replace(/\d+$/, '')]
    if (typeof value !== 'string' || value.trim() === '' || CONTROL.test(value) || kind?.test(value) === false)
      return `argument invalid! data.${name}.value invalid`
  }
  return null
}
