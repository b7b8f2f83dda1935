import { ADMIN, after, anOrderIn, NOW, someSettings } from '../testing/samples'
import { act } from '../testing/actions'
import type { Records } from './contradictions'
import { recordOfDay } from '../views/stats'
import { addHours, addMinutes } from '../time'
import { DAY, findingsOf, now } from '../testing/records'

type Change = (shop: Records) => void
type Admins = Records['admins']

describe('the roster', () => {
  const owner = (_id: string): Admins[number] => ({ _id, role: 'owner', name: '' })
  const operator: Admins[number] = { _id: 'operator', role: 'operator', name: '小店员' }
  const found = (openids: string[], admins: Admins) =>
    findingsOf('roster_names_owners', (shop) => {
      shop.rosters = [{ _id: 'owners', openids }]
      shop.admins = admins
    })
  const [a, b, c] = ['a', 'b', 'c'].map(owner) as [Admins[number], Admins[number], Admins[number]]

  test.each<[string, string[], Admins]>([
    ['one owner', [ADMIN], [owner(ADMIN)]],
    ['all owners, in whatever order it has them', ['b', 'a', 'c'], [a, b, c]],
    ['all owners, in whatever order they are found', ['a', 'b', 'c'], [b, c, a]],
    ['the owners and nobody else', ['a'], [operator, a, { ...operator, _id: 'viewer', role: 'viewer' }]],
  ])('names %s', (_, openids, admins) => {
    expect(found(openids, admins)).toStrictEqual([])
  })

  test.each<[string, string[], Admins]>([
    ['forgot an owner', ['a'], [a, b]],
    ['names somebody who is no owner', ['a', 'operator'], [a, operator]],
    ['names another owner', ['b'], [a]],
    ['is empty', [], [a]],
  ])('that %s is written anew', (_, openids, admins) => {
    expect(found(openids, admins)).toStrictEqual([
      {
        rule: 'roster_names_owners',
        ids: ['owners'],
        sentence: '店主名单与管理员的角色不一致',
        repair: { kind: 'write_roster' },
      },
    ])
  })
})

describe('a console', () => {
  const found = (change: Change, at = now) => findingsOf('console_is_known', change, at)
  const without = (shop: Records) => (shop.settings = [someSettings({ consoles: [{ id: '9', name: '', open: true }] })])

  test('that is not in the settings is said of every order to come, and not of those that are over', () => {
    expect(found(() => {})).toEqual([])
    const findings = found(without)
    expect(findings.map(({ ids }) => ids[1])).toEqual(['1', '2'])
    expect(found(without, addHours(now, 500))).toEqual([])
  })

  test('that is switched off is known all the same', () => {
    expect(
      found((shop) => {
        const closed = shop.settings[0]?.consoles.map((console) => ({ ...console, open: false })) ?? []
        shop.settings = [someSettings({ consoles: closed })]
      }),
    ).toEqual([])
  })
})

describe('a kept day', () => {
  const found = (change: Change, at = now) => findingsOf('kept_day_is_right', change, at)
  const wrong = (day: string) => ({
    rule: 'kept_day_is_right',
    ids: [day],
    sentence: `${day} 的统计与订单重新计数的结果不同`,
    repair: { kind: 'recount_day', day },
  })
  /** Rejected orders, each judged some minutes after its proof, by their numbers. */
  const judged = [1, 2, 3].map((at) => ({
    ...act(anOrderIn('proof_submitted'), 'reject', addMinutes(after(1), at * 7)),
    _id: String(at),
    order_no: `261123-000000${at}`,
  }))
  const backwards = [...judged].reverse()
  const keep =
    (orders: typeof judged, counted: typeof judged, day = DAY): Change =>
    (shop) => {
      shop.orders = orders
      shop.daily_stats = [{ _id: day, record: recordOfDay(day, counted, now) }]
    }

  test.each<[string, typeof judged]>([
    ['forwards', judged],
    ['backwards', backwards],
    ['mixed', [1, 2, 0].flatMap((at) => judged[at] ?? [])],
  ])('counts its orders by their numbers, however they are found: %s', (_, orders) => {
    expect(found(keep(orders, judged))).toStrictEqual([])
    expect(found(keep(orders, backwards))).toStrictEqual([wrong(DAY)])
  })

  test('that was not counted yet may be counted later', () => {
    expect(found((shop) => void (shop.daily_stats = [{ _id: DAY, record: null }]))).toStrictEqual([])
  })

  test.each<[string, Change, string[]]>([
    ['without orders is empty', keep([], [], '2026-11-22'), []],
    ['has the orders of its own alone', keep(judged, [], '2026-11-22'), []],
    ['that forgot an order is counted anew', keep(judged, judged.slice(1)), [DAY]],
    ['that has an order too many is counted anew', keep(judged.slice(1), judged), [DAY]],
    ['without orders that counted some is counted anew', keep([], judged, '2026-11-22'), ['2026-11-22']],
  ])('%s', (_, change, days) => {
    expect(found(change)).toStrictEqual(days.map(wrong))
  })

  test('begins and ends with the day in Shanghai', () => {
    const late = judged.map((order) => ({ ...order, created_at: addHours(NOW, 4) }))
    expect(found(keep(late, [], DAY))).toStrictEqual([])
    expect(found(keep(late, late, '2026-11-24'))).toStrictEqual([])
    const last = judged.map((order) => ({ ...order, created_at: addMinutes(NOW, 239) }))
    expect(found(keep(last, last, DAY))).toStrictEqual([])
  })
})

describe('the settings', () => {
  const found = (settings: Records['settings']) =>
    findingsOf('settings_are_sound', (shop) => void (shop.settings = settings))

  test('that contradict themselves are found by the field and its reason', () => {
    expect(found([someSettings({ opening_hours: { from_hour: 8, to_hour: 8 } })])).toStrictEqual([
      { rule: 'settings_are_sound', ids: ['opening_hours'], sentence: '开门和关门不能是同一时刻' },
    ])
  })

  test('that are sound, or not yet written, are nobody’s matter', () => {
    expect(found([someSettings({ opening_hours: { from_hour: 18, to_hour: 2 } })])).toStrictEqual([])
    expect(found([])).toStrictEqual([])
  })
})
