import { after, NOW } from '../testing/samples'
import { isUsable, type Invite } from './invite'

const invite: Invite = { _id: 'hash', role: 'operator', name: '阿兰', expire_at: after(60), used_by: null }

test('an invitation is good once, until its hour', () => {
  expect(isUsable(invite, NOW)).toBe(true)
  expect(isUsable(invite, after(60))).toBe(false)
  expect(isUsable(invite, after(61))).toBe(false)
  expect(isUsable({ ...invite, used_by: 'lan' }, NOW)).toBe(false)
})
