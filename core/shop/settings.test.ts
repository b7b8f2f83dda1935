import fc from 'fast-check'
import { consoles, NOW, someSettings } from '../testing/samples'
import { parseRequest } from '../contract/request'
import { refusalOf } from '../testing/actions'
import {
  defaultSettings,
  hourWithin,
  numberSettings,
  MAX_CONSOLES,
  missingConsole,
  settingsProblem,
  wholeSettings,
  type Settings,
} from './settings'
import { addHours } from '../time'

const closure = { id: 'c', console_id: null, from_time: NOW, to_time: addHours(NOW, 1), reason: '' }
const rule = { weekdays: [1], from_hour: 10, to_hour: 12, price: 100 }
const [first] = consoles(1)

test.each<{ name: string; changes: Partial<Settings>; field: string | null }>([
  { name: 'the default', changes: {}, field: null },
  { name: 'as many consoles as there may be', changes: { consoles: consoles(MAX_CONSOLES) }, field: null },
  {
    name: 'two consoles of one number',
    changes: { consoles: [...consoles(2), ...(first ? [first] : [])] },
    field: 'consoles',
  },
  { name: 'opening past midnight', changes: { opening_hours: { from_hour: 18, to_hour: 2 } }, field: null },
  { name: 'opening for no time', changes: { opening_hours: { from_hour: 8, to_hour: 8 } }, field: 'opening_hours' },
  { name: 'a price past midnight', changes: { price_rules: [{ ...rule, from_hour: 22, to_hour: 2 }] }, field: null },
  { name: 'a price for no time', changes: { price_rules: [rule, { ...rule, to_hour: 10 }] }, field: 'price_rules' },
  { name: 'a closure', changes: { closures: [closure, { ...closure, console_id: '1' }] }, field: null },
  { name: 'a closure of no time', changes: { closures: [{ ...closure, to_time: NOW }] }, field: 'closures' },
  {
    name: 'a closure backwards',
    changes: { closures: [closure, { ...closure, to_time: addHours(NOW, -1) }] },
    field: 'closures',
  },
  { name: 'a closure of no console', changes: { closures: [{ ...closure, console_id: '2' }] }, field: 'closures' },
])('settings with $name are refused for: $field', ({ changes, field }) => {
  const problem = settingsProblem(someSettings(changes))
  expect(problem?.field ?? null).toBe(field)
  if (problem) expect(problem.message).toMatch(/\p{Script=Han}/u)
})

test('a console is switched off, never left out', () => {
  const [one, two] = consoles(2).map((console) => someSettings({ consoles: [console] }))
  const both = someSettings({ consoles: consoles(2) })
  expect([missingConsole(both, both), one && missingConsole(one, both)]).toEqual([null, null])
  expect(two && missingConsole(both, two)).toEqual({
    field: 'consoles',
    message: '不能去掉「1号机」，不再使用时把它停用即可',
  })
  const closed = { ...both, consoles: both.consoles.map((console) => ({ ...console, open: false })) }
  expect(missingConsole(both, closed)).toBeNull()
})

test('settings that an older version stored are whole', () => {
  expect(wholeSettings({ hold_minutes: 30 })).toEqual({ ...defaultSettings, hold_minutes: 30 })
  expect(wholeSettings(null)).toEqual(defaultSettings)
})

test('the default settings show nothing and send nothing to players', () => {
  expect(defaultSettings).toMatchObject({
    notice: '',
    pay_qr_url: '',
    message_templates: {},
  })
})

test('the default settings may be sent as they are', () => {
  expect(parseRequest('updateSettings', defaultSettings)).toEqual(defaultSettings)
})

test.each(Object.entries(numberSettings))(
  '%s may be anything between its limits, and nothing outside',
  (field, spec) => {
    const { from: min, to: max } = spec
    const accepts = (value: number) => refusalOf(() => parseRequest('updateSettings', { [field]: value })) === null
    expect([min - 1, min, max, max + 1, min + 0.5].map(accepts)).toEqual([false, true, true, false, false])
  },
)

test('every hour lies either in a span or in the span that goes on from its end', () => {
  const hour = fc.integer({ min: 0, max: 23 })
  fc.assert(
    fc.property(hour, hour, hour, (each, from, to) => {
      fc.pre(from !== to)
      expect(hourWithin(each, from, to)).toBe(!hourWithin(each, to, from))
      expect(hourWithin(from, from, to)).toBe(true)
      expect(hourWithin(to, from, to)).toBe(false)
      expect(hourWithin(each, 0, 24)).toBe(true)
      expect(hourWithin(each, from, from)).toBe(true) // once around the clock
    }),
  )
})

test('a place on the map is two numbers or none', () => {
  const at = (place: Partial<Settings['shop']>) =>
    settingsProblem({ ...defaultSettings, shop: { ...defaultSettings.shop, ...place } })
  expect(at({ latitude: 39.9 })).toMatchObject({ field: 'shop' })
  expect([at({}), at({ latitude: 39.9, longitude: 116.4 })]).toEqual([null, null])
})
