import { deploy } from '../../ops/deploy'
import type { Description } from '../../ops/plan/environment'
import { endState, survive, undisturbed } from './deaths'
import { openOwner, planted, smallEnvironment, type Owner } from './owner'
import { functionOf, indexesOf } from './stand-in/tencent-state'

let owner: Owner
beforeEach(async () => {
  owner = await openOwner()
})
afterEach(() => owner.close())

const go = ['--yes', '--no-build']

test('a deployment into an empty environment leaves nothing for the second', async () => {
  const first = await owner.run(deploy, ...go)
  expect(first).toMatchObject({ exitCode: 0 })
  expect(first.result.done.length).toBeGreaterThan(60)
  const asked = owner.tencent.requests.length
  const second = await owner.run(deploy, ...go)
  expect(second.result).toMatchObject({ plan: [], done: [] })
  expect(owner.tencent.requests.slice(asked).filter(({ action }) => !/^(Describe|List|Get)/.test(action))).toEqual([])
})

test('a deployment that dies at any step, run again, ends where one that lived does', async () => {
  const file = ['--environment', smallEnvironment()]
  const plan = (await owner.run(deploy, '--dry-run', '--no-build', ...file)).result.plan
  expect((await owner.run(deploy, ...go, ...file)).exitCode).toBe(0)
  const wanted = endState(owner.tencent.state)
  const changes = owner.tencent.requests.filter(({ action }) => !/^(Describe|List|Get)/.test(action)).length
  expect(changes).toBeGreaterThan(plan.length - 5)
  for (let at = 0; at < changes; at++)
    for (const done of [false, true]) {
      await owner.close()
      owner = await openOwner()
      owner.tencent.die(at, done)
      const died = await owner.run(deploy, ...go, ...file)
      expect(died).toMatchObject({ exitCode: 1 })
      expect(died.result.error).toMatch(/^Could not .*run the same command again\.$/)
      owner.tencent.revive()
      expect(await owner.run(deploy, ...go, ...file)).toMatchObject({ exitCode: 0 })
      expect(endState(owner.tencent.state)).toEqual(wanted)
      expect((await owner.run(deploy, ...go, ...file)).result.plan).toEqual([])
    }
})

test('so does a deployment of everything, wherever it is cut off or killed: npm run prove tries every place', async () => {
  const { wanted, changes } = await undisturbed()
  expect(changes.length).toBeGreaterThan(110)
  const somewhere = (action: string) => changes.filter((change) => change.action === action).at(-1) ?? { action, at: 0 }
  for (const death of [
    { ...somewhere('UpdateTable'), done: true, how: 'cut' },
    { ...somewhere('CreateFunction'), done: true, how: 'kill' },
    { ...somewhere('PublishVersion'), done: false, how: 'kill' },
    { ...somewhere('database.removeDocument'), done: false, how: 'cut' },
    { ...somewhere('database.modifyDocument'), done: true, how: 'cut' },
  ] as const)
    expect([death, await survive(death, wanted)]).toEqual([death, []])
})

test.each<[string, (description: Description) => void, RegExp]>([
  ['an unknown runtime', (description) => (description.runtime = 'Nodejs99'), /runtime Nodejs99/],
  [
    'a bad cron',
    ({ functions }) => Object.assign(functions.expireCron ?? {}, { timer: '* * * * *' }),
    /timer "\* \* \* \* \*"/,
  ],
  [
    'odd memory',
    ({ functions }) => Object.assign(functions.expireCron ?? {}, { memory_mb: 100 }),
    /memory of expireCron/,
  ],
])('%s is refused before anything is asked', async (_what, spoil, sentence) => {
  const ran = await owner.run(deploy, ...go, '--environment', smallEnvironment(spoil))
  expect(ran.exitCode).toBe(1)
  expect(ran.result.error).toMatch(sentence)
  expect(owner.tencent.requests.filter(({ action }) => action !== 'DescribeEnvInfo')).toEqual([])
})

test('the owner is told a code once, which makes an owner', async () => {
  const file = ['--environment', smallEnvironment()]
  const { result } = await owner.run(deploy, ...go, ...file)
  const [, code = ''] = /: (\w{12})$/.exec(result.told[0] ?? '') ?? []
  const reply = await fetch(`${owner.cloud.url}/__local/call/acceptInvite`, {
    method: 'POST',
    headers: { 'x-local-openid': 'owner' },
    body: JSON.stringify({ code }),
  })
  expect(await reply.json()).toMatchObject({ result: { code: 0, data: { role: 'owner' } } })
  expect((await owner.run(deploy, ...go, ...file)).result.plan).toEqual([])
})

test('what somebody changed is put back, and what they added is left alone', async () => {
  const file = ['--environment', smallEnvironment()]
  await owner.run(deploy, ...go, ...file)
  const wanted = endState(owner.tencent.state)
  const { tables, storage, permissions } = owner.tencent.state
  indexesOf(owner.tencent.state, 'self_checks').forEach((index) => (index.Unique = false))
  Object.assign(functionOf(owner.tencent.state, 'expireCron'), {
    Timeout: 3,
    Triggers: [{ TriggerName: 'other', Type: 'timer', TriggerDesc: '{"cron":"0 0 * * * * *"}' }],
  })
  storage.AclTag = 'READONLY'
  delete storage.Rule
  permissions.clear()
  const again = await owner.run(deploy, ...go, ...file)
  expect(again.result.done).toHaveLength(9)
  expect(endState(owner.tencent.state)).toEqual(wanted)
  functionOf(owner.tencent.state, 'expireCron').Environment.Variables.push({ Key: 'MINE', Value: '1' })
  tables.set('theirs', [])
  expect((await owner.run(deploy, ...go, ...file)).result.plan).toEqual([])
})

test('functions go back to the version before, and forward again', async () => {
  const file = ['--environment', smallEnvironment()]
  await owner.run(deploy, ...go, ...file)
  const old = functionOf(owner.tencent.state, 'getSettings')
  // as if another build had been deployed before: its code, its mark, its kept version and its release
  const before = { Description: 'bundle 0000000000000000', code: Buffer.from('PK\u0003\u0004old').toString('base64') }
  old.versions.push({ Version: '2', ...before })
  const log = {
    action: 'database.modifyDocument',
    collectionName: 'system',
    queryType: 'DOC',
    multi: false,
    merge: false,
    upsert: true,
  }
  const hash = (name: string) => functionOf(owner.tencent.state, name).Description.replace('bundle ', '')
  const current = { expireCron: hash('expireCron'), getSettings: hash('getSettings') }
  const releases = [
    { at: '2026-11-23T00:00:00.000Z', functions: current },
    { at: '2026-11-22T00:00:00.000Z', functions: { ...current, getSettings: '0000000000000000' } },
  ]
  const body = { ...log, query: '{"_id":"release_log"}', data: JSON.stringify({ releases }) }
  await fetch(`${owner.cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  const current_code = old.code
  expect(await owner.run(deploy, '--rollback', '--yes')).toMatchObject({
    exitCode: 0,
    result: { functions: ['getSettings'] },
  })
  expect(old).toMatchObject(before)
  expect(await owner.run(deploy, '--rollback', '--yes')).toMatchObject({ exitCode: 0 })
  expect(old.code).toBe(current_code)
})

test('older code refuses to be deployed over newer data', async () => {
  const file = ['--environment', smallEnvironment()]
  await owner.run(deploy, ...go, ...file)
  functionOf(owner.tencent.state, 'expireCron').Timeout = 3
  const write = { action: 'database.modifyDocument', collectionName: 'system', queryType: 'DOC', multi: false }
  const body = { ...write, merge: true, upsert: false, query: '{"_id":"schema"}', data: '{"$set":{"version":99}}' }
  await fetch(`${owner.cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  const ran = await owner.run(deploy, ...go, ...file)
  expect(ran.result.error).toMatch(/^The data are of version 99, this code knows \d+: git pull/)
  expect(functionOf(owner.tencent.state, 'expireCron').Timeout).toBe(3)
})

test('nobody is asked where nobody sits, and nothing is changed', async () => {
  const ran = await owner.run(deploy, '--no-build', '--environment', smallEnvironment())
  expect(ran).toMatchObject({ exitCode: 1, result: { error: 'Nobody is there to ask: add --yes.' } })
  expect(owner.tencent.state.tables.size).toBe(0)
})

test('secrets are read nowhere', async () => {
  const file = ['--environment', smallEnvironment()]
  const ran = [await owner.run(deploy, ...go, ...file), await owner.run(deploy, '--dry-run', '--no-build')]
  owner.variables.TENCENTCLOUD_SECRETID = 'wrong-planted-secretid'
  ran.push(await owner.run(deploy, ...go, ...file))
  expect(ran[2]).toMatchObject({ exitCode: 1 })
  const text = ran.map((one) => one.text).join()
  for (const secret of [...Object.values(planted), 'wrong-planted-secretid']) expect(text).not.toContain(secret)
  const sent = owner.tencent.requests.map(({ body }) => body).join()
  expect(sent).not.toContain(planted.TENCENTCLOUD_SECRETKEY)
})
