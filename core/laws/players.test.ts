import { after, anOrder, aUser, PLAYER } from '../testing/samples'
import type { Finding, Records } from './contradictions'
import { expire } from '../order/order'
import { findingsOf, held, now, player } from '../testing/records'
import { cancel } from '../order/moves'

type Change = (shop: Records) => void
function another(_id: string, openid = PLAYER) {
  return anOrder({ _id, openid, order_no: `no-of-${_id}` })
}
const forget: Change = (shop) => void (player(shop).open_order_id = null)
const cancelled: Change = (shop) => void (shop.orders[0] = cancel(held(shop), after(1)))
const lapsed: Change = (shop) => void (shop.orders[0] = expire(held(shop), after(15)))
function pointTo(open_order_id: string, openid = 'payer'): Change {
  return (shop) => void (shop.users[openid === PLAYER ? 0 : 1] = aUser({ _id: openid, open_order_id }))
}

describe('one unfinished order', () => {
  const found = (change: Change, at = now) => findingsOf('one_unfinished_order', change, at)
  const three: Change = (shop) => void shop.orders.push(another('b'), another('c'), another('other', 'payer'))

  test('is all that a player has: more are found once, by all their names', () => {
    expect(found(three)).toStrictEqual([
      { rule: 'one_unfinished_order', ids: ['order-1', 'b', 'c'], sentence: '同一玩家有多笔未完成的订单' },
    ])
  })

  test('may follow any number of lapsed ones', () => {
    expect(found(three, after(15))).toStrictEqual([])
  })
})

describe('a player whose order is unfinished', () => {
  const found = (change: Change, at = now) => findingsOf('player_knows_order', change, at)
  const finding = {
    rule: 'player_knows_order',
    ids: ['order-1', PLAYER],
    sentence: '玩家资料没有指向未完成的订单 261123-0000001',
  }

  test.each<[string, Change]>([
    ['to nothing', forget],
    ['to a finished order', pointTo('paid-1', PLAYER)],
    ['to an order that does not exist', pointTo('unknown', PLAYER)],
    [
      'to an order that has lapsed',
      (shop) => {
        shop.orders.push({ ...another('lapsed'), expire_at: now })
        pointTo('lapsed', PLAYER)(shop)
      },
    ],
  ])('and who is led %s is led to it', (_, change) => {
    const repair = { kind: 'point_to_order', openid: PLAYER, order_id: 'order-1' }
    expect(found(change)).toStrictEqual([{ ...finding, repair }])
  })

  test.each<[string, Change]>([
    ['is not known at all', (shop) => void shop.users.shift()],
    [
      'is led to somebody else’s unfinished order',
      (shop) => {
        shop.orders.push(another('other', 'payer'))
        player(shop, 0).open_order_id = player(shop, 1).open_order_id = 'other'
      },
    ],
  ])('and who %s is left to a person', (_, change) => {
    expect(found(change)).toStrictEqual([finding])
  })

  test('beside another one is left to a person, who knows which of them counts', () => {
    const ofB = { ...finding, ids: ['b', PLAYER], sentence: '玩家资料没有指向未完成的订单 no-of-b' }
    const add: Change = (shop) => void shop.orders.push(another('b'))
    expect(found(add)).toStrictEqual([ofB])
    expect(found((shop) => [add, forget].forEach((change) => change(shop)))).toStrictEqual([finding, ofB])
  })

  test('may be led nowhere from the moment on at which it lapses', () => {
    expect([after(14), after(15)].map((at) => found(forget, at).length)).toStrictEqual([1, 0])
  })
})

describe('the open order of a player is open', () => {
  const found = (change: Change, at = now) => findingsOf('open_order_is_open', change, at)
  const misled = (openid: string, order_id: string, order_no: string): Finding => ({
    rule: 'open_order_is_open',
    ids: [openid, order_id],
    sentence: `玩家资料指向一笔已结束或不存在的订单 ${order_no}`,
  })

  test('to an order that does not exist: that is left to a person', () => {
    expect(found(pointTo('unknown'))).toStrictEqual([misled('payer', 'unknown', 'unknown')])
  })

  test.each<[string, Change, Finding]>([
    ['a paid order', pointTo('paid-1'), misled('payer', 'paid-1', '261123-0000002')],
    ['a cancelled order', cancelled, misled(PLAYER, 'order-1', '261123-0000001')],
    ['somebody else’s order', pointTo('order-1'), misled('payer', 'order-1', '261123-0000001')],
  ])('to %s: the player is led to nothing', (_, change, finding) => {
    const [openid = ''] = finding.ids
    expect(found(change)).toStrictEqual([{ ...finding, repair: { kind: 'point_to_nothing', openid } }])
  })

  test.each<[string, Change, string]>([
    ['to an unfinished order of their own', () => undefined, now],
    ['to one of their own that has lapsed', () => undefined, after(15)],
    ['to one of their own that was written down as lapsed', lapsed, after(20)],
    ['to nothing', (shop) => [cancelled, forget].forEach((change) => change(shop)), now],
  ])('%s', (_, change, at) => {
    expect(found(change, at)).toStrictEqual([])
  })
})
