import fc from 'fast-check'
import { hostileNames } from './testing/hostile-names'
import { behindAllFrom, cleanLine, cleanLines, isPlain, nameFault, shownName } from './text'

test.each([
  '小王',
  'Zoë',
  'Zoe\u0308',
  'Tom & 杰瑞',
  '🎮小明',
  '👨‍👩‍👧',
  '👍🏽',
  '1️⃣',
  '❤️',
  '❤️‍🔥',
  'สวัสดี',
  '한국',
  '𠮷野',
  '-',
  '0',
])('%s is a name', (name) => {
  expect(nameFault(name)).toBeNull()
  expect(shownName(name)).toBe(name.normalize('NFC'))
})

test.each(hostileNames)('%j is no name', (name) => {
  expect(nameFault(name)).not.toBeNull()
})

test('which fault it is', () => {
  expect(nameFault('小\u200b王')).toBe('unseen')
  expect(nameFault('小\n王')).toBe('unseen')
  expect(nameFault('\u3000 ')).toBe('blank')
  expect(nameFault(`a${'\u0316'.repeat(3)}`)).toBe('marks')
})

/** What Unicode calls control, format, half of a character, line or paragraph separator. */
const never = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

test('of all characters, none that is unseen is in a name, and none stays in a line', () => {
  const passed: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    if (!never.test(character)) continue
    if (nameFault(`a${character}b`) !== 'unseen' || never.test(cleanLine(`a${character}b`)))
      passed.push(code.toString(16))
  }
  expect(passed).toEqual([])
})

test('what is cleaned is a name, or nothing; and cleaning it again changes nothing', () => {
  const characters = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u200d', '👩', '\u0301', '\n', '\ud83d', ' ', '\ufe0f'),
  )
  const texts = fc.array(characters, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const name = shownName(text)
      expect(name === '' || nameFault(name) === null).toBe(true)
      expect(shownName(name)).toBe(name)
      expect(cleanLines(cleanLines(text))).toBe(cleanLines(text))
    }),
    { numRuns: 2000 },
  )
})

test('a note is one line, so that no line of it looks like the program’s own', () => {
  expect(cleanLine('\n\n这张截图已由\u202e系统\u0000核验\r\n  好 ')).toBe('这张截图已由系统核验 好')
})

test('a notice keeps its lines', () => {
  expect(cleanLines('今天\r\n休息\u2028\n\n\n明天\u200b来  ')).toBe('今天\n休息\n\n明天来')
})

test('a key is of whole and plain characters', () => {
  expect(['$ne', '键', 'a-b', '{"$ne":1}'].map(isPlain)).toEqual([true, true, true, true])
  expect(['\u0000', 'a\ud800', 'a\u200bb', '\n'].map(isPlain)).toEqual([false, false, false, false])
})

test('all that begin with a text stand between it and what is behind them, by bytes and by halves of characters', () => {
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
  const names = fc.constantFrom('小', 'Ｔｏ', '🎮', 'a', '\ud7ff', '小🎮')
  const rests = fc.constantFrom('', '明', '🎮', 'Ｔ', '\u{10ffff}', 'a')
  fc.assert(
    fc.property(names, rests, (name, rest) => {
      const behind = behindAllFrom(name)
      expect([name + rest < behind, byBytes(name + rest, behind)]).toEqual([true, true])
      expect([name < behind, behind.startsWith(name)]).toEqual([true, false])
    }),
  )
})
