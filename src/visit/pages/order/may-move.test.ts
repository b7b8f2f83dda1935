import type { OrderView } from '../../../../core/contract/contract'
import { mayCancel, mayMove } from './may-move'

const start_time = '2026-11-24T12:00:00.000Z'
const rules = { move_hours: 12, max_moves: 1 }
const NOON = Date.parse(start_time) - 12 * 3_600_000

test.each([
  ['paid', rules, NOON, true],
  ['paid', rules, NOON + 1, false],
  ['paid', { ...rules, move_hours: null }, NOON, false],
  ['pending', { ...rules, move_hours: null }, NOON, true],
  ['pending', { ...rules, max_moves: 0 }, NOON, false],
  ['proof_submitted', rules, NOON, false],
  ['cancelled', rules, NOON, false],
] as const)('%s by %j: %#', (status, settings, nowMs, expected) => {
  expect(mayMove({ status, start_time, history: [] }, settings, nowMs)).toBe(expected)
})

test('as often as the shop lets', () => {
  const history = [{ action: 'move' }] as NonNullable<OrderView['history']>
  expect(
    [1, 2].map((max_moves) => mayMove({ status: 'paid', start_time, history }, { ...rules, max_moves }, NOON)),
  ).toEqual([false, true])
})

test.each([
  ['pending', null, NOON, true],
  ['paid', null, NOON, false],
  ['paid', undefined, NOON, false],
  ['paid', 12, NOON, true],
  ['paid', 12, NOON + 1, false],
  ['cancelled', 12, NOON, false],
] as const)('%s is cancelled by its player with %s hours before: %#', (status, cancel_hours, nowMs, expected) => {
  expect(mayCancel({ status, start_time }, { cancel_hours: cancel_hours as null }, nowMs)).toBe(expected)
})
