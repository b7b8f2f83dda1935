/** What a text that somebody wrote may hold, and what is made of it where it is shown. */

// Not literals: the mini program's compiler would spell Unicode's tables out, and they weigh more than its pages.
function unicode(source: string): RegExp {
  return new RegExp(source, 'gu')
}

const JOINED_PICTURE = '\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?\\u200d(?=\\p{Extended_Pictographic})'
/** What nobody sees, or what turns round and hides the letters beside it: control, format, halves of characters, fillers. */
const UNSEEN =
  '(?![\\ufe0e\\ufe0f])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}\\u2800]'

/** The joints inside of one picture, such as a family's, are kept: they are seen. */
const unseen = unicode(`(${JOINED_PICTURE})|${UNSEEN}`)
const blank = unicode('[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Z}\\p{M}\\p{Noncharacter_Code_Point}]')
const heap = unicode('(\\p{M}{2})\\p{M}+')

function withoutUnseen(text: string): string {
  return text.replace(unseen, (_, joint?: string) => joint ?? '')
}

function withFewMarks(text: string): string {
  return text.replace(heap, '$1')
}

function inOneLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ')
}

/** One line that can be read: what is unseen is gone, line breaks and rows of spaces are one space. */
export function cleanLine(text: string): string {
  return inOneLine(withFewMarks(withoutUnseen(inOneLine(text)).normalize('NFC'))).trim()
}

/** As `cleanLine`, of several lines, one empty line between them at the most. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A name as it is shown, whichever version stored it; '' when nothing of it can be seen. */
export function shownName(stored: string): string {
  const name = cleanLine(stored)
  return name.replace(blank, '') === '' ? '' : name
}

export const nameSentences = {
  unseen: '有看不见的字符或换行 请删掉重写',
  blank: '至少要有一个看得见的字',
  marks: '一个字上的附加符号太多 请删掉几个',
} as const

export type NameFault = keyof typeof nameSentences

/** What is wrong with a name that people are told apart by; null when nothing is. */
export function nameFault(name: string): NameFault | null {
  const composed = name.normalize('NFC')
  if (withoutUnseen(composed) !== composed) return 'unseen'
  if (composed.replace(blank, '') === '') return 'blank'
  return withFewMarks(composed) === composed ? null : 'marks'
}

/** Whether a text that nobody reads, such as a key, is of whole and plain characters. */
export function isPlain(text: string): boolean {
  return withoutUnseen(text) === text
}

/**
 * The first text behind all that begin with this one: its last character and one. Databases put texts in order by their bytes,
 * memory by halves of characters; in both it stands there.
 */
export function behindAllFrom(beginning: string): string {
  const characters = Array.from(beginning)
  const last = characters.pop()?.codePointAt(0) ?? 0
  const next = last + 1 === 0xd800 ? 0xe000 : last + 1
  return characters.join('') + String.fromCodePoint(next)
}
