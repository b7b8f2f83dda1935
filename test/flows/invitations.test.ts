import { contradictions } from '../support/invariants'
import { moveTo, OPENING } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner', wei: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

const [lan, wei] = [() => shop.as('lan'), () => shop.as('wei')]
async function invited(role: 'owner' | 'viewer' = 'owner') {
  return (await wei().ask('inviteAdmin', { role, name: '回头' })).code
}
function enter(openid: string, code: string) {
  return shop.as(openid).call('acceptInvite', { code })
}

test.each([null, 'operator'] as const)(
  'an invitation ends with the role of its maker, who becomes %s',
  async (role) => {
    const code = await invited()
    await lan().ask('changeAdmin', { admin_id: 'wei', role })
    expect(await shop.find('invites')).toEqual([])
    expect(await enter('wei', code)).toMatchObject({ code: 4000 })
    await lan()
      .ask('inviteAdmin', { role: 'owner', name: '小魏' })
      .then(({ code: back }) => enter('wei', back))
    expect(await enter('stranger', code)).toMatchObject({ code: 4000 })
  },
)

test('an invitation whose maker is no owner is refused, even where it is still there', async () => {
  const code = await invited()
  const [kept] = await shop.find('invites')
  await lan().ask('changeAdmin', { admin_id: 'wei', role: null })
  if (kept) await shop.insert('invites', [kept])
  expect(await enter('wei', code)).toMatchObject({
    code: 4000,
    message: '邀请码无效、已过期或已用过',
    detail: { field: 'code' },
  })
})

test('an invitation from before invitations said whose they are is still good', async () => {
  const code = await invited('viewer')
  const [{ made_by, ...old } = { made_by: '' }] = await shop.find('invites')
  expect(made_by).toBe('wei')
  await lan().ask('revokeInvite', { invite_id: String((old as { _id: string })._id) })
  await shop.insert('invites', [old as never])
  expect(await enter('clerk', code)).toMatchObject({ code: 0, data: { role: 'viewer' } })
})

test('removing an owner and accepting his invitation at once: whoever comes in has come before', async () => {
  for (let round = 0; round < 5; round++) {
    const code = await invited()
    const [accepted, removed] = await Promise.all([
      enter(`climber-${round}`, code),
      lan().call('changeAdmin', { admin_id: 'wei', role: null }),
    ])
    expect(removed).toMatchObject({ code: 0 })
    const { audits } = await lan().ask('listAudits', { limit: 2 })
    if (accepted.code === 0)
      expect(audits.map(({ action }) => action).sort()).toEqual(['accept_invite', 'remove_admin'])
    else expect(accepted).toMatchObject({ code: 4000 })
    const { code: back } = await lan().ask('inviteAdmin', { role: 'owner', name: '小魏' })
    await enter('wei', back)
  }
})

test('an owner sees the open invitations and takes one back', async () => {
  const code = await invited('viewer')
  const { invites } = await lan().ask('listInvites', {})
  expect(invites).toMatchObject([{ role: 'viewer', name: '回头', made_by: 'wei' }])
  expect(JSON.stringify(invites)).not.toContain(code)
  const invite_id = invites[0]?.id ?? ''
  expect(await lan().ask('revokeInvite', { invite_id })).toEqual({ invites: [] })
  expect(await lan().ask('revokeInvite', { invite_id })).toEqual({ invites: [] })
  expect(await enter('clerk', code)).toMatchObject({ code: 4000 })
  const { audits } = await lan().ask('listAudits', { action: 'revoke_invite' })
  expect(audits).toMatchObject([{ admin_id: 'lan', before: { role: 'viewer', name: '回头' } }])
})

test('one that was accepted is no invitation any more', async () => {
  const code = await invited('viewer')
  const [{ _id: invite_id } = { _id: '' }] = await shop.find('invites')
  await enter('clerk', code)
  expect((await lan().ask('listInvites', {})).invites).toEqual([])
  expect(await lan().call('revokeInvite', { invite_id })).toMatchObject({ code: 4000, detail: { field: 'invite_id' } })
})

test('twenty are open at the most', async () => {
  for (let count = 0; count < 20; count++) await invited('viewer')
  expect(await wei().call('inviteAdmin', { role: 'viewer', name: '多' })).toMatchObject({ code: 4000 })
})
