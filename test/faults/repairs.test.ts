import type { Contract } from '../../core/contract/contract'
import { addHours } from '../../core/time'
import { givenOrder, openShop, OWNER, SLOT, START } from './points/seeded-history'
import { SimulatedCloud } from '../simulation/cloud'
import { contradictionsIn, insert, stored } from '../simulation/records'
import { placesOf } from '../../core/order/place'

const cloud = new SimulatedCloud()
beforeEach(async () => {
  await cloud.begin({ seed: 1, start: START })
  await openShop(cloud)
})
afterAll(() => cloud.close())

type Answer = Contract['checkInvariants']['data']

async function check(event: object = {}, openid = OWNER): Promise<Answer> {
  const { reply } = await cloud.timeline.until(cloud.call('checkInvariants', openid, event))
  if (reply?.code !== 0) throw new Error(JSON.stringify(reply))
  return reply.data as Answer
}

function remove(collection: string, id: string) {
  return cloud.database.plain.write(cloud.database.collection(collection), id, () => null)
}

function change(collection: string, id: string, fields: object) {
  return cloud.database.plain.write(cloud.database.collection(collection), id, (now) => ({ ...now, ...fields }))
}

const damages: Record<string, () => Promise<unknown>> = {
  order_owns_place: async () => remove('reservations', String(placesOf(await givenOrder(cloud, 'paid', 'ming'))[0])),
  place_has_owner: async () => {
    const order = await givenOrder(cloud, 'pending', 'ming')
    const end = { from: 'pending', to: 'cancelled', at: order.created_at, by: 'player', openid: 'ming', reason: '' }
    await change('orders', order._id, {
      status: 'cancelled',
      history: [...order.history, { action: 'cancel', ...end }],
    })
    await change('users', 'ming', { open_order_id: null })
  },
  player_knows_order: async () => {
    await givenOrder(cloud, 'pending', 'ming')
    await change('users', 'ming', { open_order_id: null })
  },
  open_order_is_open: async () => {
    const order = await givenOrder(cloud, 'paid', 'ming')
    await change('users', 'ming', { open_order_id: order._id })
  },
  image_is_known: async () => {
    const order = await givenOrder(cloud, 'proof_submitted', 'ming')
    await remove('payment_proofs', `${order.proofs[0]?.sha256}@${order._id}`)
  },
  roster_names_owners: () => insert(cloud, 'admins', [{ _id: 'bo', role: 'owner', name: '阿博' }]),
  kept_day_is_right: async () => {
    await givenOrder(cloud, 'paid', 'ming')
    await insert(cloud, 'daily_stats', [{ _id: '2026-11-23', record: {} as never, version: 'x' }])
  },
}

test.each(Object.entries(damages))(
  '%s: it is reported, then mended, and an audit tells of it',
  async (rule, damage) => {
    await damage()
    const { findings, repaired } = await check()
    expect([findings.map((finding) => [finding.rule, finding.repairable]), repaired]).toEqual([[[rule, true]], []])
    expect(contradictionsIn(cloud)).toHaveLength(1)
    const mended = await check({ repair: true })
    expect(mended).toMatchObject({ total: 0, repaired: [findings[0]?.sentence] })
    expect(contradictionsIn(cloud)).toEqual([])
    const audits = stored(cloud, 'order_audits').filter(({ action }) => action === 'repair')
    expect(audits).toMatchObject([{ admin_id: OWNER, before: { rule } }])
    expect(await check({ repair: true })).toMatchObject({ total: 0, repaired: [] })
  },
)

test('what is not beyond doubt is reported and left alone', async () => {
  const order = await givenOrder(cloud, 'paid', 'ming')
  await remove('order_audits', 'audit-ming')
  await change('reservations', String(placesOf(order)[0]), { order_id: 'nobody knows' })
  const rules = ({ findings }: Answer) => findings.map(({ rule, repairable }) => [rule, repairable])
  const found = rules(await check())
  expect(found).toEqual([
    ['place_has_owner', false],
    ['order_owns_place', false],
    ['action_has_audit', false],
  ])
  const after = await check({ repair: true })
  expect([rules(after), after.repaired]).toEqual([found, []])
})

test('a shop in which people come and go meanwhile has no findings', async () => {
  await givenOrder(cloud, 'pending', 'ming')
  await givenOrder(cloud, 'paid', 'hua', addHours(SLOT, 1))
  const busy = ['qiang', 'rui', 'tao'].map((openid, at) =>
    cloud.call('createReservation', openid, { start_time: addHours(SLOT, 2 + at) }),
  )
  const [answer] = await cloud.timeline.until(
    Promise.all([cloud.call('checkInvariants', OWNER, { repair: true }), ...busy]),
  )
  expect(answer.reply).toMatchObject({ code: 0, data: { total: 0, repaired: [] } })
})
