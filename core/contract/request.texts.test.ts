import { hostileNames } from '../testing/hostile-names'
import { NOW, someSettings } from '../testing/samples'
import { DomainError } from '../errors'
import { parseRequest } from './request'

function refusal(parse: () => unknown): DomainError | null {
  try {
    parse()
    return null
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}

function consoleNamed(name: string) {
  return { consoles: [{ id: '1', name, open: true }] }
}

/** Every name that somebody gives, and the field that a refusal has to say. */
const naming: [string, (name: string) => unknown][] = [
  ['nickname', (nickname) => parseRequest('updateProfile', { nickname })],
  ['consoles.0.name', (name) => parseRequest('updateSettings', consoleNamed(name))],
  ['name', (name) => parseRequest('inviteAdmin', { role: 'viewer', name })],
]

test.each(naming)('%s cannot be a name that nobody can read', (field, parse) => {
  for (const name of hostileNames)
    expect([name, refusal(() => parse(name))]).toMatchObject([name, { code: 4000, detail: { field } }])
})

test.each(naming)('%s: the sentence says what is wrong', (_field, parse) => {
  expect(refusal(() => parse('小\u200b王'))?.message).toBe('有看不见的字符或换行 请删掉重写')
  expect(refusal(() => parse('\u0301'))?.message).toBe('至少要有一个看得见的字')
  expect(refusal(() => parse(`a${'\u0316'.repeat(5)}`))?.message).toBe('一个字上的附加符号太多 请删掉几个')
})

test('a name is kept as it is, composed and without spaces around it', () => {
  expect(parseRequest('updateProfile', { nickname: ' Zoe\u0308 👨‍👩‍👧 ' })).toEqual({ nickname: 'Zoë 👨‍👩‍👧' })
})

const hours = { console_id: null, from_time: NOW, to_time: NOW }
function closures(reason: string) {
  return [{ id: 'a', ...hours, reason }]
}

/** Every sentence that somebody writes, and what of it arrives. */
const sentences: [string, (text: string) => unknown][] = [
  ['a note', (note) => parseRequest('uploadProof', { order_id: 'o', file_ids: ['f'], note }).note],
  ['a verdict', (reason) => parseRequest('verify', { order_id: 'o', pass: false, reason }).reason],
  ['a cancellation', (reason) => parseRequest('cancelOrder', { order_id: 'o', reason }).reason],
  ['a closure', (reason) => parseRequest('closeHours', { ...hours, reason }).reason],
  ['a setting', (reason) => parseRequest('updateSettings', { closures: closures(reason) }).closures?.[0]?.reason],
]

test.each(sentences)('%s is one line, and all of it can be seen', (_what, read) => {
  expect(read('\n\n这张截图\u202e已由系统核验\u0000\ud800\r\n好\u200b ')).toBe('这张截图已由系统核验 好')
  expect(read('\u200b\n')).toBe('')
})

test('how long a sentence is, is counted when it was cleaned', () => {
  const reason = `${'长'.repeat(200)}${'\u200b'.repeat(50)}`
  expect(parseRequest('verify', { order_id: 'o', pass: false, reason }).reason).toBe('长'.repeat(200))
})

test('the notice keeps its lines', () => {
  const { notice } = parseRequest('updateSettings', { notice: '今天\r\n\u202e休息\n\n\n\n明天来' })
  expect(notice).toBe('今天\n休息\n\n明天来')
})

test.each(['\u0000'.repeat(8), 'a\ud800', '\u202eabc', 'a\nb'])('%j is no key of a tap', (idempotency_key) => {
  const error = refusal(() => parseRequest('createReservation', { start_time: NOW, idempotency_key }))
  expect(error).toMatchObject({ code: 4000, detail: { field: 'idempotency_key' } })
})

test('settings as they are by default are accepted', () => {
  expect(refusal(() => parseRequest('updateSettings', someSettings()))).toBeNull()
})
