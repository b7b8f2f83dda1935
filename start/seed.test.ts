import { assertMayHold, knownUser } from '../core/order/player'
import { atLeast } from '../core/shop/roles'
import { defaultSettings, settingsProblem } from '../core/shop/settings'
import { seed } from './seed'
import { NOW } from '../core/testing/samples'

function documents(collection: string) {
  return seed.documents[collection] ?? []
}

// Regression: seeded players lacked fields, and their first booking was an internal error.
test('a seeded player may book', () => {
  for (const document of documents('users')) {
    const user = knownUser(document, String(document._id), NOW)
    expect(() => assertMayHold(user, { start_time: NOW }, defaultSettings, NOW)).not.toThrow()
  }
})

test('the seeded settings are settings, with one owner', () => {
  const [{ _id, ...changes } = { _id: '' }] = documents('settings')
  const settings = { ...defaultSettings, ...changes }
  expect([_id, settingsProblem(settings), Object.keys(settings)]).toEqual(['shop', null, Object.keys(defaultSettings)])
  expect(documents('admins').filter(({ role }) => atLeast(role as 'owner', 'owner'))).toHaveLength(1)
})
