import type { Contract, FunctionName } from '../../core/contract/contract'
import { dump } from '../support/database-dump'
import { consoles } from '../../core/testing/samples'
import { hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { holdBack, untilHeld } from '../support/holding'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(4), check_in: true }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
  await shop.insert('users', [{ _id: 'pest', nickname: '' } as never])
})
afterAll(() => shop.close())
afterEach(() => shop.cloud.faults.clear())

type Request<N extends FunctionName> = Contract[N]['request']
function row<N extends FunctionName>(name: N, request: () => Request<N> | Promise<Request<N>>) {
  return [name, request as () => object | Promise<object>] as const
}

let players = 0
function player() {
  return shop.as(`player-${++players}`)
}
async function waiting() {
  return { order_id: (await submitted(player(), slot(shop, 3 + players))).id }
}

const aGuest = { hours: 1, console_id: '4', guest_name: '老张', received: 'cash' as const }

/** Everything that an admin's call writes, begun while the role was there. */
const deeds = [
  row('verify', async () => ({ ...(await waiting()), pass: true })),
  row('cancelOrder', async () => ({ order_id: (await hold(player(), slot(shop, 20))).id, reason: '主机坏了' })),
  row('updateSettings', () => ({ notice: '我走了' })),
  row('closeHours', () => ({ console_id: null, from_time: slot(shop, 40), to_time: slot(shop, 41), reason: '走' })),
  row('inviteAdmin', () => ({ role: 'owner', name: '后门' })),
  row('changeAdmin', () => ({ admin_id: 'lan', role: null })),
  row('blockPlayer', () => ({ player_id: 'pest', is_blocked: true, reason: '占位' })),
  row('adminMoveOrder', async () => ({ ...(await waiting()), start_time: slot(shop, 30), reason: '主机坏了' })),
  row('adminBook', () => ({ ...aGuest, start_time: slot(shop, 31), idempotency_key: 'of-whoever-left' })),
  row('markRefunded', async () => {
    const booked = { ...aGuest, start_time: slot(shop, 33), idempotency_key: 'of-a-refund' }
    const order_id = (await shop.as('lan').ask('adminBook', { ...booked, amount: 1500 })).order.id
    await shop.as('lan').ask('cancelOrder', { order_id, reason: '主机坏了' })
    return { order_id, amount: 1500, how: 'cash' }
  }),
  row('changeRobot', () => ({ url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=mine' })),
  row('testRobot', async () => {
    await shop.as('lan').ask('changeRobot', { url: 'https://oapi.dingtalk.com/robot/send?access_token=ours' })
    return {}
  }),
  row('markVisit', async () => {
    const booked = { ...aGuest, start_time: slot(shop, -1), idempotency_key: 'of-a-guest' }
    return { order_id: (await shop.as('lan').ask('adminBook', booked)).order.id, outcome: 'arrived' }
  }),
  row('revokeInvite', async () => {
    await shop.as('lan').ask('inviteAdmin', { role: 'viewer', name: '店员' })
    return { invite_id: (await shop.find('invites')).at(-1)?._id ?? '' }
  }),
  row('openHours', async () => {
    const hours = { console_id: null, from_time: slot(shop, 50), to_time: slot(shop, 51), reason: '盘点' }
    const { closures } = await shop.as('lan').ask('closeHours', hours)
    return { closure_id: closures.at(-1)?.id ?? '' }
  }),
]

test.each(deeds)('%s does nothing for an admin who is dismissed while it waits', async (name, request) => {
  const event = await Promise.resolve(request())
  await shop.insert('admins', [{ _id: 'falling', role: 'owner', name: '阿落' }])
  const begin = { action: 'database.startTransaction', function: name }
  holdBack(shop, begin)
  const call = shop.as('falling').send(name, event)
  await untilHeld(shop)
  await shop.as('lan').ask('changeAdmin', { admin_id: 'falling', role: null })
  const before = await dump(shop)
  shop.cloud.faults.release()
  expect(await call).toMatchObject({ code: 4004 })
  expect(await dump(shop)).toEqual(before)
})
