import { after, anOrder, aUser, consoles, PLAYER } from '../testing/samples'
import { findContradictions, type Records } from './contradictions'
import { aShop, DAY, held, now, paid, place, player } from '../testing/records'
import { reservationsOf, type Reservation } from '../order/place'
import { defaultSettings } from '../shop/settings'
import { recordOfDay } from '../views/stats'
import { cancel } from '../order/moves'

function found(records: Records, at = now) {
  return findContradictions(records, at).map(({ rule, repair }) => [rule, repair?.kind])
}

test('a shop in which everything hangs together has no contradictions, whatever lapses', () => {
  expect(found(aShop())).toEqual([])
  expect(found({ ...aShop(), daily_stats: [] }, after(60))).toEqual([])
})

type Corrupt = (shop: Records) => void

const corruptions: [what: string, corrupt: Corrupt, rules: [string, string?][]][] = [
  [
    'a place is somebody else’s',
    (shop) => void (place(shop, 1).order_id = held(shop)._id),
    [['place_has_owner'], ['order_owns_place']],
  ],
  ['a place is gone', (shop) => void shop.reservations.splice(1), [['order_owns_place', 'take_place']]],
  [
    'a hold ends at another time than its order',
    (shop) => void (place(shop, 0).expire_at = after(9)),
    [['place_has_owner'], ['order_owns_place', 'take_place']],
  ],
  [
    'a place is still taken for a cancelled order',
    (shop) => {
      shop.orders[0] = cancel(held(shop), after(1))
      player(shop).open_order_id = null
      shop.daily_stats = []
    },
    [['place_has_owner', 'free_place']],
  ],
  [
    'a player forgot the order',
    (shop) => void (player(shop).open_order_id = null),
    [['player_knows_order', 'point_to_order']],
  ],
  [
    'a player is led to a paid order',
    (shop) => void (shop.users[1] = aUser({ _id: 'payer', open_order_id: 'paid-1' })),
    [['open_order_is_open', 'point_to_nothing']],
  ],
  [
    'a player is led to nowhere',
    (shop) => void (shop.users[1] = aUser({ _id: 'payer', open_order_id: 'x' })),
    [['open_order_is_open']],
  ],
  [
    'a player has two unfinished orders',
    (shop) => {
      const second = anOrder({ _id: 'second', order_no: 'n', pay_code: 'p', idempotency_key: 'k', console_id: '3' })
      shop.orders.push(second)
      shop.reservations.push(reservationsOf(second)[0] as Reservation)
      shop.daily_stats = []
    },
    [['one_unfinished_order'], ['player_knows_order']],
  ],
  [
    'an order number is given twice',
    (shop) => void (paid(shop).order_no = held(shop).order_no),
    [['order_no_is_unique']],
  ],
  [
    'a key is given twice',
    (shop) => void Object.assign(paid(shop), { openid: PLAYER, idempotency_key: held(shop).idempotency_key }),
    [['order_owns_place', 'take_place'], ['place_has_owner'], ['key_is_unique']],
  ],
  [
    'a history has a gap',
    (shop) => void paid(shop).history.splice(1, 1),
    [['history_explains_status'], ['kept_day_is_right', 'recount_day']],
  ],
  ['a paid order has no image', (shop) => void (paid(shop).proofs = []), [['order_is_sound'], ['used_image_is_shown']]],
  ['an amount is not whole', (shop) => void (held(shop).amount = 0.5), [['order_is_sound']]],
  ['a paid order has no audit', (shop) => void (shop.order_audits = []), [['action_has_audit']]],
  ['an audit is there twice', (shop) => void shop.order_audits.push(...shop.order_audits), [['audit_is_written_once']]],
  [
    'an audit tells of nothing',
    (shop) => void (shop.order_audits[0] = { ...shop.order_audits[0], action: 'reject' } as never),
    [['action_has_audit'], ['audit_has_action']],
  ],
  ['an image is not registered', (shop) => void (shop.payment_proofs = []), [['image_is_known', 'record_proof']]],
  [
    'an image is only being uploaded',
    (shop) => void (shop.payment_proofs = [{ ...shop.payment_proofs[0], status: 'uploading' } as never]),
    [['image_is_known', 'record_proof']],
  ],
  ['an image has no file', (shop) => void (shop.files = new Set()), [['image_is_there']]],
  [
    'the roster forgot an owner',
    (shop) => void (shop.rosters = [{ _id: 'owners', openids: [] }]),
    [['roster_names_owners', 'write_roster']],
  ],
  [
    'a kept day counts otherwise',
    (shop) => void (shop.daily_stats[0] = { _id: DAY, record: recordOfDay(DAY, [], now) }),
    [['kept_day_is_right', 'recount_day']],
  ],
  [
    'the settings contradict themselves',
    (shop) =>
      void (shop.settings = [
        { ...defaultSettings, consoles: consoles(3), opening_hours: { from_hour: 8, to_hour: 8 } },
      ]),
    [['settings_are_sound']],
  ],
]

test.each(corruptions)('%s: it is found', (_, corrupt, rules) => {
  const shop = aShop()
  corrupt(shop)
  const sorted = (findings: unknown[][]) => findings.map((finding) => JSON.stringify(finding)).sort()
  expect(sorted(found(shop))).toEqual(sorted(rules.map(([rule, repair]) => [rule, repair])))
})

test('two unfinished orders never share a pay code; a finished one may have had it', () => {
  const shop = aShop()
  const second = anOrder({ _id: 'b', openid: 'payer', order_no: 'n', idempotency_key: 'k', console_id: '3' })
  shop.orders.push(second)
  shop.reservations.push(reservationsOf(second)[0] as Reservation)
  shop.users[1] = aUser({ _id: 'payer', open_order_id: 'b' })
  shop.daily_stats = []
  expect(found(shop)).toEqual([['pay_code_is_unique', undefined]])
  expect(found(shop, after(60))).toEqual([])
})

test('an image that was removed for its age is not missed', () => {
  const shop = { ...aShop(), files: new Set<string>() }
  shop.payment_proofs = shop.payment_proofs.map((proof) => ({ ...proof, file_id: '' }))
  expect(found(shop)).toEqual([])
})

test('without a look at the files nothing is said about them', () => {
  expect(found({ ...aShop(), files: undefined })).toEqual([])
})
