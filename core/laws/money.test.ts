import type { MoneyLine } from '../money'
import { NOW } from '../testing/samples'
import { findingsOf, paid } from '../testing/records'
import { linesOf, withLines } from '../order/money-lines'

function line(kind: MoneyLine['kind'], amount: number): MoneyLine {
  return { kind, amount, at: NOW, by: 'lan', how: '', note: '' }
}

/** What is found when the paid order has these lines, and owes this much. */
function found(lines: MoneyLine[], owed = 0): number {
  return findingsOf('money_adds_up', (shop) => Object.assign(paid(shop), { money: lines, owed })).length
}

test('what a paid order costs came in or was let go, without what goes back', () => {
  expect(findingsOf('money_adds_up', () => undefined)).toEqual([])
  expect(found([line('received', 1500)])).toBe(0)
  expect(found([line('received', 1000), line('waived', 500)])).toBe(0)
  expect(found([line('received', 2000), line('refund_due', 500)], 500)).toBe(0)
  expect(found([line('received', 2000), line('refund_due', 500), line('refunded', 500)])).toBe(0)
  expect(found([line('waived', 2000)])).toBe(0)
  expect(found([line('received', 1499)])).toBe(1)
  expect(found([line('received', 1501)])).toBe(1)
  expect(found([])).toBe(1)
})

test('what is owed is the sum of the lines, and never less than nothing', () => {
  expect(found([line('received', 2000), line('refund_due', 500)], 400)).toBe(1)
  expect(found([line('received', 1500), line('refunded', 100)], -100)).toBe(1)
  expect(found([line('received', 1500), line('waived', 0)])).toBe(1)
})

test('an order that an older version approved has what its approval let in', () => {
  expect(findingsOf('money_adds_up', (shop) => void delete paid(shop).money)).toEqual([])
  findingsOf('money_adds_up', (shop) => {
    const older = paid(shop)
    delete older.money
    expect(linesOf(older)).toMatchObject([{ kind: 'received', amount: 1500, how: 'transfer' }])
    expect(withLines(older, [line('refund_due', 500)])).toMatchObject({ owed: 500, money: [{ kind: 'received' }, {}] })
    expect(withLines(older, [line('waived', 0)])).toBe(older)
  })
})
