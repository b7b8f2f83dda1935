import type { FunctionName } from '../../core/contract/contract'
import { contradictions } from '../support/invariants'
import { aScreenshot, hold, moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner', bo: 'operator', view: 'viewer' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

test('nobody is no admin, whoever the list of admins names', async () => {
  await shop.insert('admins', [{ _id: '', role: 'operator', name: '' }])
  const { result } = await shop.cloud.call('getSettings', {}, { openid: '', source: 'wx_client' })
  expect(result).toMatchObject({ code: 4004 })
})

const forOwners: FunctionName[] = ['changeAdmin', 'inviteAdmin', 'updateSettings', 'selfCheck', 'checkInvariants']
const forOperators: FunctionName[] = ['verify', 'closeHours', 'openHours']
const forViewers: FunctionName[] = [
  'getSettings',
  'adminListOrders',
  'listAudits',
  'listDay',
  'getStats',
  'exportOrders',
]

test('who may not call a function is refused before anybody looks at what is asked', async () => {
  const codes = (who: string, names: FunctionName[]) =>
    Promise.all(names.map(async (name) => (await shop.as(who).send(name, { no: 'such field' })).code))
  const refused = (names: FunctionName[]) => names.map(() => 4004)
  const read = (names: FunctionName[]) => names.map(() => 4000)
  for (const who of ['ming', 'view', 'bo']) expect(await codes(who, forOwners)).toEqual(refused(forOwners))
  for (const who of ['ming', 'view']) expect(await codes(who, forOperators)).toEqual(refused(forOperators))
  expect(await codes('ming', forViewers)).toEqual(refused(forViewers))
  expect(await codes('lan', forOwners)).toEqual(read(forOwners))
  expect(await codes('bo', forOperators)).toEqual(read(forOperators))
  expect(await codes('view', forViewers)).toEqual(read(forViewers))
})

const TIMER = { Type: 'Timer', TriggerName: 'expireCron', Time: '2026-11-23T12:00:00Z' }

test.each([
  ['', 'wx_trigger', 0],
  ['', '', 0],
  ['', 'wx_client', 4004],
  ['', 'wx_client,scf', 4004],
  ['lan', 'wx_trigger', 4004],
  ['lan', '', 4004],
])('a timer is nobody, and comes from no client: "%s" from "%s" is answered %i', async (openid, source, code) => {
  for (const name of ['expireCron', 'tidyCron'])
    expect((await shop.cloud.call(name, TIMER, { openid, source })).result).toMatchObject({ code })
})

test('a screenshot is shown to its player and to admins, and its order to nobody else', async () => {
  const { order } = await shop.as('ming').ask('createReservation', { start_time: '2026-11-23T14:00:00.000Z' })
  const seen = (openid: string) => shop.as(openid).call('getOrder', { order_id: order.id })
  expect(await seen('hua')).toMatchObject({ code: 4004 })
  expect(await seen('lan')).toMatchObject({ code: 0, data: { order: { player: { id: 'ming' } } } })
  const mine = await seen('ming')
  expect(mine).toMatchObject({ code: 0, data: { order: { id: order.id } } })
  expect(JSON.stringify(mine)).not.toContain('"player":{')
})

test('no such order, and not yours, are refused in the same words', async () => {
  const { id } = await hold(shop.as('ming'), slot(shop, 1))
  const answer = async (name: FunctionName, order_id: string) => {
    const file_ids = [await shop.as('hua').upload(aScreenshot())]
    const reply = await shop.as('hua').send(name, name === 'uploadProof' ? { order_id, file_ids } : { order_id })
    return { ...reply, server_time: '', request_id: '' }
  }
  for (const name of ['getOrder', 'cancelOrder', 'uploadProof'] as const)
    expect(await answer(name, id)).toEqual(await answer(name, 'no-such-order'))
})
