import { after, NOW } from '../testing/samples'
import { leftOf, noConsents, withConsents, withoutConsent } from './consents'

const tap = { key: 'tap-1', template_ids: ['T'], by: 'client' as const }
const none = noConsents('ming')

test('each yes is one message, and each message takes one', () => {
  const once = withConsents(none, tap, [], NOW)
  expect(leftOf(once, 'T', [])).toBe(1)
  const twice = withConsents(once, { ...tap, key: 'tap-2' }, [], after(10))
  expect(leftOf(twice, 'T', [])).toBe(2)
  expect(leftOf(twice, 'T', [{ template_id: 'T', sent_at: after(11) }])).toBe(1)
  expect(leftOf(twice, 'T', [{ template_id: 'other', sent_at: after(11) }])).toBe(2)
  // what was sent before the last yes was taken off then
  const sent = [{ template_id: 'T', sent_at: after(5) }]
  const third = withConsents(once, { ...tap, key: 'tap-3' }, sent, after(20))
  expect(leftOf(third, 'T', sent)).toBe(1)
  expect([leftOf(null, 'T', []), leftOf(once, 'none', [])]).toEqual([0, 0])
})

test('it is never less than nothing', () => {
  const sent = [1, 2, 3].map((at) => ({ template_id: 'T', sent_at: after(at) }))
  expect(leftOf(withConsents(none, tap, [], NOW), 'T', sent)).toBe(0)
})

test('the same tap once more changes nothing', () => {
  const once = withConsents(none, tap, [], NOW)
  expect(withConsents(once, tap, [], after(5))).toEqual(once)
})

test('a tap that WeChat tells of as well counts once, whoever is first', () => {
  const push = { ...tap, key: 'push-1', by: 'push' as const }
  for (const [first, second] of [
    [tap, push],
    [push, tap],
  ] as const) {
    const both = withConsents(withConsents(none, first, [], NOW), second, [], after(1))
    expect(leftOf(both, 'T', [])).toBe(1)
    // the next tap finds no pair
    expect(leftOf(withConsents(both, { ...tap, key: 'tap-9' }, [], after(1)), 'T', [])).toBe(2)
  }
  const late = withConsents(withConsents(none, tap, [], NOW), push, [], after(30))
  expect(leftOf(late, 'T', [])).toBe(2)
})

test('a no of WeChat’s ends what was left of that template alone', () => {
  const two = withConsents(none, { ...tap, template_ids: ['T', 'U'] }, [], NOW)
  const left = withoutConsent(two, 'T', after(1))
  expect([leftOf(left, 'T', []), leftOf(left, 'U', [])]).toEqual([0, 1])
  expect(withoutConsent(two, 'none', NOW)).toBe(two)
})

test('what a client may send has a bound', () => {
  let consents = none
  for (let at = 0; at < 60; at++)
    consents = withConsents(consents, { key: `${at}`, template_ids: [`T${at}`], by: 'client' }, [], NOW)
  expect([Object.keys(consents.templates).length, consents.recent.length]).toEqual([25, 20])
})
