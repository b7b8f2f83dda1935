import { after, NOW } from '../testing/samples'
import { codeFrom, isUsable, type Invite } from './invite'

const invite: Invite = { _id: 'hash', role: 'operator', name: '阿兰', expire_at: after(60), used_by: null }

test('an invitation is good once, until its hour', () => {
  expect(isUsable(invite, NOW)).toBe(true)
  expect(isUsable(invite, after(60))).toBe(false)
  expect(isUsable(invite, after(61))).toBe(false)
  expect(isUsable({ ...invite, used_by: 'lan' }, NOW)).toBe(false)
})

test('a code has a letter for each byte, none of which is misread', () => {
  expect(codeFrom(Uint8Array.of(0, 7, 8, 31, 32, 255))).toBe('29AZ2Z')
})
