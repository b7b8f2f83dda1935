import { after, anOrder, anOrderIn, consoles, NOW } from '../testing/samples'
import { consoleNameOf, playerNameOf } from './present'

const renamed = [{ id: '1', name: '沙发位', open: false }, ...consoles(3).slice(1)]

test.each(['pending', 'proof_submitted', 'paid'] as const)('an order that is %s bears the names of now', (status) => {
  const order = { ...anOrderIn(status), present_name: '老王' }
  expect([playerNameOf(order, NOW), consoleNameOf(order, renamed, NOW)]).toEqual(['老王', '沙发位'])
})

test.each(['rejected', 'cancelled', 'expired'] as const)('an order that is %s keeps its names', (status) => {
  const order = { ...anOrderIn(status), present_name: '老王' }
  expect([playerNameOf(order, after(20)), consoleNameOf(order, renamed, after(20))]).toEqual(['小王', '1号机'])
})

test('an order that was played keeps its names, from the moment its hour is over', () => {
  const order = { ...anOrderIn('paid'), present_name: '老王' }
  expect([playerNameOf(order, order.start_time), playerNameOf(order, order.end_time)]).toEqual(['老王', '小王'])
  expect(consoleNameOf(order, renamed, order.end_time)).toBe('1号机')
})

test('where nothing was looked up, or there is no name now, the stored names stand', () => {
  const order = anOrder()
  expect([playerNameOf(order, NOW), consoleNameOf(order, undefined, NOW)]).toEqual(['小王', '1号机'])
  expect(playerNameOf({ ...order, present_name: '' }, NOW)).toBe('小王')
  expect(consoleNameOf(order, consoles(2).slice(1), NOW)).toBe('1号机')
})

test('a name that an older version let in is shown without what is unseen', () => {
  expect(playerNameOf(anOrder({ player_name: '\u202e小\n王\u200b' }), NOW)).toBe('小 王')
  expect(playerNameOf(anOrder({ player_name: '\u200b\u3164' }), NOW)).toBe('')
})
