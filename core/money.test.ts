import fc from 'fast-check'
import { MAX_AMOUNT, yuan } from './money'

test.each([
  [0, '0.00'],
  [1, '0.01'],
  [99, '0.99'],
  [100, '1.00'],
  [1500, '15.00'],
  [MAX_AMOUNT, '10000.00'],
])('%i fen is %s yuan', (amount, expected) => {
  expect(yuan(amount)).toBe(expected)
})

test('no fen is lost in writing yuan', () => {
  fc.assert(
    fc.property(fc.nat(MAX_AMOUNT), (amount) => {
      expect(Number(yuan(amount).replace('.', ''))).toBe(amount)
      expect(yuan(amount)).toMatch(/^\d+\.\d\d$/)
    }),
  )
})
