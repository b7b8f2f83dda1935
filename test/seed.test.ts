import { assertMayHold, knownUser } from '../core/player'
import { atLeast } from '../core/roles'
import { defaultSettings, settingsProblem } from '../core/settings'
import { seed } from '../local/seed'
import { NOW } from './samples'

const documents = (collection: string) => seed.documents[collection] ?? []

// Regression: seeded players lacked fields, and their first booking was an internal error.
test('a seeded player may book', () => {
  for (const document of documents('users')) {
    const user = knownUser(document, String(document._id), NOW)
    expect(() => assertMayHold(user, NOW, defaultSettings, NOW)).not.toThrow()
  }
})

test('the seeded settings are settings, with one owner', () => {
  const [{ _id, ...changes } = { _id: '' }] = documents('settings')
  const settings = { ...defaultSettings, ...changes }
  expect([_id, settingsProblem(settings), Object.keys(settings)]).toEqual(['shop', null, Object.keys(defaultSettings)])
  expect(documents('admins').filter(({ role }) => atLeast(role as 'owner', 'owner'))).toHaveLength(1)
})
