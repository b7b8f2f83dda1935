import { contradictions } from '../invariants'
import { moveTo, OPENING, passMinutes } from '../scenes'
import { openShop, type Shop } from '../shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ admins: { lan: 'owner', wei: 'owner', zhou: 'viewer' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

const roleOf = async (openid: string) => (await shop.as(openid).ask('login', {})).role
const lan = () => shop.as('lan')

test('an invitation makes one person an admin, once, and asking again changes nothing', async () => {
  const { code } = await lan().ask('inviteAdmin', { role: 'operator', name: '小店员' })
  expect(code).toMatch(/^[2-9A-Z]{12}$/)
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
    before: { admin_id: 'zhou', role: 'operator' },
    after: null,
  })
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
    message: 'role：至少要留一位店主',
  })
  expect(await roleOf('lan')).toBe('owner')
})
