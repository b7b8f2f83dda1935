import { hoursText, priceText, statusText } from './texts'

it('reads the hour before midnight as ending at 24:00', () => {
  expect(hoursText('2025-11-23T15:00:00.000Z', '2025-11-23T16:00:00.000Z')).toBe('23:00–24:00')
})

it('reads a returned order as returned, and a price of nothing as free', () => {
  expect(statusText({ status: 'pending', reason: 'x' })).toBe('已退回')
  expect(statusText({ status: 'pending', reason: '' })).toBe('待支付')
  expect(priceText(0)).toBe('免费')
  expect(priceText(1505)).toBe('¥15.05')
})
