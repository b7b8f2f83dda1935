import type { SlotView } from '../contract/contract'
import { defaultSettings, settingsForPlayers } from '../shop/settings'
import { NOW, after } from '../testing/samples'
import { orderMark, ordersMark, slotsMark } from './marks'

const order = { id: 'o1', status: 'pending' as const, updated_at: NOW }
const slot: SlotView = {
  start_time: NOW,
  end_time: after(60),
  available: true,
  mine: false,
  remaining: 1,
  free: ['1'],
  capacity: 1,
  price: 1500,
  closed: false,
}
const settings = settingsForPlayers(defaultSettings)
const consoles = [{ id: '1', name: '1号机' }]
function markOf(slots: SlotView[], pending: Parameters<typeof slotsMark>[1] = null, shown = settings) {
  return slotsMark({ slots, consoles }, pending, shown)
}

test('the mark of an order differs when it is another one, or was changed', () => {
  const others = [{ id: 'o2' }, { status: 'paid' as const }, { updated_at: after(1) }]
  const marks = [{}, ...others].map((change) => orderMark({ ...order, ...change }))
  expect(new Set(marks).size).toBe(4)
  expect(orderMark({ ...order })).toBe(marks[0])
})

test('the mark of the slots differs with everything that is shown of them', () => {
  const changes: Partial<SlotView>[] = [
    { start_time: after(60) },
    { free: [] },
    { mine: true },
    { price: 1 },
    { closed: true },
  ]
  const marks = [{}, ...changes].map((change) => markOf([{ ...slot, ...change }]))
  marks.push(markOf([slot, slot]), markOf([slot], order))
  marks.push(slotsMark({ slots: [slot], consoles: [{ id: '1', name: '大厅' }] }, null, settings))
  marks.push(markOf([slot], null, { ...settings, notice: '今天早关门' }))
  expect(new Set(marks).size).toBe(marks.length)
  expect(markOf([{ ...slot }], null, { ...settings })).toBe(marks[0])
})

test('what a phone got as JSON, with a link to the picture beside it, has the mark it had in the cloud', () => {
  const sent = JSON.parse(JSON.stringify({ slot, settings: { pay_qr_url: 'https://…', ...settings } })) as {
    slot: SlotView
    settings: typeof settings
  }
  expect(markOf([sent.slot], null, sent.settings)).toBe(markOf([slot]))
})

test('the mark of a list differs when it is longer, in another order, or goes on', () => {
  const other = { ...order, id: 'o2' }
  const marks = [
    ordersMark([], false),
    ordersMark([order], false),
    ordersMark([order], true),
    ordersMark([order, other], false),
    ordersMark([other, order], false),
  ]
  expect(new Set(marks).size).toBe(5)
})

test('ten thousand marks are all different, and fit into a request', () => {
  const marks = Array.from({ length: 10_000 }, (_, n) => orderMark({ ...order, updated_at: after(n) }))
  expect(new Set(marks).size).toBe(10_000)
  expect(Math.max(...marks.map((mark) => mark.length))).toBeLessThanOrEqual(20)
})
