import { createHash } from 'node:crypto'
import { addMinutes } from '../../core/time'
import { contradictions } from '../support/invariants'
import { moveTo, OPENING, passMinutes } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { holdBack, untilHeld } from '../support/holding'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ admins: { lan: 'owner', wei: 'owner', zhou: 'viewer' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

async function roleOf(openid: string) {
  return (await shop.as(openid).ask('login', {})).role
}
function lan() {
  return shop.as('lan')
}

test('an invitation makes one person an admin, once, and asking again changes nothing', async () => {
  const { code } = await lan().ask('inviteAdmin', { role: 'operator', name: '小店员' })
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/)
  expect((await shop.find('invites')).map(({ _id }) => _id)).toEqual([createHash('sha256').update(code).digest('hex')])
  expect(await shop.as('clerk').ask('acceptInvite', { code })).toEqual({ role: 'operator' })
  expect(await shop.as('clerk').ask('acceptInvite', { code: code.toLowerCase() })).toEqual({ role: 'operator' })
  expect(await shop.as('thief').call('acceptInvite', { code })).toMatchObject({ code: 4000, detail: { field: 'code' } })
  expect([await roleOf('clerk'), await roleOf('thief')]).toEqual(['operator', null])
  const { admins } = await lan().ask('listAdmins', {})
  expect(admins).toContainEqual({ id: 'clerk', name: '小店员', role: 'operator' })
})

test('an invitation is stored as a hash only, and ends after a day', async () => {
  const { code } = await lan().ask('inviteAdmin', { role: 'viewer', name: '临时' })
  expect(JSON.stringify(await shop.find('invites'))).not.toContain(code)
  expect(JSON.stringify(await shop.find('order_audits'))).not.toContain(code)
  passMinutes(shop, 24 * 60)
  expect(await shop.as('late').call('acceptInvite', { code })).toMatchObject({ code: 4000 })
})

test('a role that is taken away is gone at the next call', async () => {
  await lan().ask('changeAdmin', { admin_id: 'zhou', role: 'operator' })
  expect(await roleOf('zhou')).toBe('operator')
  const { admins } = await lan().ask('changeAdmin', { admin_id: 'zhou', role: null })
  expect(admins.map(({ id }) => id)).not.toContain('zhou')
  expect(await shop.as('zhou').call('getSettings', {})).toMatchObject({ code: 4004 })
})

test('each step of it is in the audits', async () => {
  const { audits } = await lan().ask('listAudits', { limit: 100 })
  expect(audits.map(({ action }) => action).sort()).toEqual(
    ['accept_invite', 'change_role', 'invite_admin', 'invite_admin', 'remove_admin'].sort(),
  )
  expect(audits.find(({ action }) => action === 'remove_admin')).toMatchObject({
    admin_id: 'lan',
    reason: '',
    before: { admin_id: 'zhou', role: 'operator' },
    after: null,
  })
  const told = (what: string) => audits.find(({ action }) => action === what)
  expect(told('change_role')).toMatchObject({ before: { role: 'viewer' }, after: { role: 'operator' }, reason: '' })
  expect(told('invite_admin')).toMatchObject({ before: null, after: { role: 'viewer', name: '临时' }, reason: '' })
  expect(told('accept_invite')).toMatchObject({ before: null, after: { role: 'operator' }, reason: '' })
})

function refusedCode(message: string) {
  return { code: 4000, message: `${message}`, detail: { field: 'code' } }
}

test('a code that is used, over or a guess is refused in the same words', async () => {
  const refusal = refusedCode('邀请码无效、已过期或已用过')
  const { code, expire_at } = await lan().ask('inviteAdmin', { role: 'viewer', name: '临时' })
  expect(await shop.as('late').call('acceptInvite', { code: 'A-GUESS' })).toMatchObject(refusal)
  moveTo(shop, expire_at)
  expect(await shop.as('late').call('acceptInvite', { code })).toMatchObject(refusal)
})

test('an invitation is good until its last moment', async () => {
  const { code, expire_at } = await lan().ask('inviteAdmin', { role: 'viewer', name: '临时' })
  moveTo(shop, addMinutes(expire_at, -0.02))
  expect(await shop.as('just-in-time').ask('acceptInvite', { code })).toEqual({ role: 'viewer' })
  expect(await shop.find('admins', { _id: 'just-in-time' })).toMatchObject([{ name: '临时', role: 'viewer' }])
})

test('an admin may take another role by an invitation, and an owner none', async () => {
  const invited = async (role: 'viewer' | 'operator' | 'owner') =>
    (await lan().ask('inviteAdmin', { role, name: '店员' })).code
  expect(await shop.as('climber').ask('acceptInvite', { code: await invited('viewer') })).toEqual({ role: 'viewer' })
  expect(await shop.as('climber').ask('acceptInvite', { code: await invited('owner') })).toEqual({ role: 'owner' })
  const [{ openids } = { openids: [] }] = await shop.find('rosters')
  expect([...openids].sort()).toEqual(['climber', 'lan', 'wei'])
  const [last] = (await lan().ask('listAudits', { limit: 1 })).audits
  expect(last).toMatchObject({
    admin_id: 'climber',
    admin_role: 'owner',
    before: { role: 'viewer' },
    after: { role: 'owner' },
  })
  const code = await invited('viewer')
  expect(await shop.as('climber').call('acceptInvite', { code })).toMatchObject(refusedCode('你已经是店主'))
  expect(await shop.as('other').ask('acceptInvite', { code })).toEqual({ role: 'viewer' })
  await lan().ask('changeAdmin', { admin_id: 'climber', role: null })
})

test('an admin who was dismissed cannot use the code again', async () => {
  const { code } = await lan().ask('inviteAdmin', { role: 'viewer', name: '临时' })
  await shop.as('back').ask('acceptInvite', { code })
  await lan().ask('changeAdmin', { admin_id: 'back', role: null })
  expect(await shop.as('back').call('acceptInvite', { code })).toMatchObject({ code: 4000 })
})

test('nobody who is not there gets a role, and the same role again changes nothing', async () => {
  expect(await lan().call('changeAdmin', { admin_id: 'nobody', role: 'viewer' })).toMatchObject({
    code: 4000,
    message: '没有这位管理员',
    detail: { field: 'admin_id' },
  })
  const before = await shop.find('order_audits')
  const { admins } = await lan().ask('changeAdmin', { admin_id: 'wei', role: 'owner' })
  expect(admins.map(({ id }) => id)).toEqual(admins.map(({ id }) => id).sort())
  expect(await shop.find('order_audits')).toEqual(before)
})

test('an owner who is dismissed while giving roles gives none any more', async () => {
  const begin = { action: 'database.startTransaction', function: 'changeAdmin' }
  for (const role of ['viewer', null] as const) {
    await shop.insert('admins', [{ _id: `falling-${role}`, role: 'owner', name: '阿落' }])
    await shop.as('wei').ask('checkInvariants', { repair: true })
    holdBack(shop, begin)
    const giving = shop.as(`falling-${role}`).call('changeAdmin', { admin_id: 'wei', role: null })
    await untilHeld(shop)
    await lan().ask('changeAdmin', { admin_id: `falling-${role}`, role })
    shop.cloud.faults.release()
    expect(await giving).toMatchObject({ code: 4004 })
    expect(await roleOf('wei')).toBe('owner')
  }
  await lan().ask('changeAdmin', { admin_id: 'falling-viewer', role: null })
})

test('two owners who remove each other at once: one stays', async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.all([
      lan().call('changeAdmin', { admin_id: 'wei', role: null }),
      shop.as('wei').call('changeAdmin', { admin_id: 'lan', role: null }),
    ])
    const owners = (await shop.find('admins')).filter(({ role }) => role === 'owner')
    expect(owners).toHaveLength(1)
    const left = owners[0]?._id ?? ''
    expect(await shop.find('rosters')).toMatchObject([{ _id: 'owners', openids: [left] }])
    const { code } = await shop.as(left).ask('inviteAdmin', { role: 'owner', name: '店主' })
    await shop.as(left === 'lan' ? 'wei' : 'lan').ask('acceptInvite', { code })
  }
})

test('the last owner cannot leave', async () => {
  await lan().ask('changeAdmin', { admin_id: 'wei', role: 'viewer' })
  expect(await lan().call('changeAdmin', { admin_id: 'lan', role: 'operator' })).toMatchObject({
    code: 4000,
    message: '至少要留一位店主',
    detail: { field: 'role' },
  })
  expect(await roleOf('lan')).toBe('owner')
})
