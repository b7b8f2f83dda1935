import { deploy } from '../../ops/deploy'
import { doctor } from '../../ops/doctor'
import type { ByHand } from '../../ops/plan/carry-out'
import { endState } from './deaths'
import { hurriedClock, openOwner, smallEnvironment, type Owner } from './owner'
import { functionOf } from './stand-in/tencent-state'

jest.setTimeout(240_000)

let owner: Owner
const clock = hurriedClock()
beforeEach(async () => {
  owner = await openOwner(clock)
})
afterEach(() => owner.close())

const file = ['--environment', smallEnvironment()]
const go = ['--yes', '--no-build', ...file]

test.each([
  ['an empty environment, whose lists are null', []],
  ['every request refused once for its rate', ['RequestLimitExceeded']],
  ['every request cut off once', ['ECONNRESET']],
  ['every request done once and not told so', ['InternalError']],
  ['all of these, one after the other', ['RequestLimitExceeded', 'ECONNRESET', 'InternalError']],
] as const)('%s: a deployment ends as without', async (_what, once) => {
  expect(await owner.run(deploy, ...go)).toMatchObject({ exitCode: 0 })
  const wanted = endState(owner.tencent.state)
  await owner.close()
  owner = await openOwner(clock)
  owner.tencent.troubles.once = once.slice()
  const ran = await owner.run(deploy, ...go)
  expect([ran.result.error, ran.exitCode]).toEqual([undefined, 0])
  owner.tencent.troubles.once = []
  for (const found of owner.tencent.state.functions.values())
    found.versions = found.versions.filter(({ Version }) => Version === '1')
  expect(endState(owner.tencent.state)).toEqual(wanted)
  expect((await owner.run(deploy, ...go)).result.plan).toEqual([])
})

test('a function has had 119 releases: the next is kept, and the deployment after it finds nothing to do', async () => {
  await owner.run(deploy, ...go)
  const found = functionOf(owner.tencent.state, 'getSettings')
  const { code } = found
  found.versions = Array.from({ length: 119 }, (_, at) => ({ Version: `${at + 1}`, Description: `bundle ${at}`, code }))
  expect(await owner.run(deploy, ...go)).toMatchObject({ exitCode: 0 })
  expect(found.versions).toHaveLength(21)
  expect((await owner.run(deploy, ...go)).result.plan).toEqual([])
})

test('an old version that goes without anybody being told is gone, and the deployment goes on', async () => {
  await owner.run(deploy, ...go)
  const found = functionOf(owner.tencent.state, 'getSettings')
  found.versions = Array.from({ length: 25 }, (_, at) => ({
    Version: `${at + 1}`,
    Description: `bundle ${String(at).padStart(16, '0')}`,
    code: found.code,
  }))
  owner.tencent.troubles.once = ['InternalError']
  expect(await owner.run(deploy, ...go)).toMatchObject({ exitCode: 0 })
  expect(functionOf(owner.tencent.state, 'getSettings').versions.map(({ Version }) => Version)).not.toContain('1')
})

test('code whose update failed is sent again, though its mark is right', async () => {
  await owner.run(deploy, ...go)
  const found = functionOf(owner.tencent.state, 'getSettings')
  Object.assign(found, { Status: 'UpdateFailed', code: '' })
  expect((await owner.run(deploy, ...go)).result.done).toEqual([
    'update the function getSettings: code, for the last update failed',
  ])
  expect(found).toMatchObject({ Status: 'Active' })
  expect(found.code.length).toBeGreaterThan(100)
})

test.each([
  ['rules', ['DescribeResourcePermission', 'ModifyResourcePermission']],
  ['paths', ['DescribeCloudBaseGWAPI', 'CreateCloudBaseGWAPI']],
] as const)('interfaces of %s that are not served any more are done without', async (_what, actions) => {
  for (const action of actions) owner.tencent.state.retired.add(action)
  expect(await owner.run(deploy, ...go)).toMatchObject({ exitCode: 0 })
  expect((await owner.run(deploy, ...go)).result.plan).toEqual([])
})

test.each([
  ['a key that may not set rules', 'ModifyResourcePermission', /close the collection/, /TCBFullAccess/],
  ['a key that may not create functions', 'CreateFunction', /create the function/, /SCFFullAccess/],
  ['a key that may not read the versions', 'ListVersionByFunction', /kept versions cannot be read/, /TCBFullAccess/],
])('%s: what is left to do, why, and how, without a stack trace', async (_what, action, what, cure) => {
  await owner.run(deploy, ...go)
  owner.tencent.state.permissions.clear()
  owner.tencent.state.functions.delete('expireCron')
  owner.tencent.state.forbidden.add(action)
  const ran = await owner.run(deploy, ...go)
  const { manual } = ran.result as unknown as { manual: { what: string; cure: string }[] }
  expect(ran.exitCode).toBe(3)
  expect(manual.find((one) => what.test(one.what))?.cure).toMatch(cure)
  expect(ran.text).not.toContain('    at ')
})

test('a plan with room for one function: the owner is told so', async () => {
  owner.tencent.state.quotas.functions = 1
  const { exitCode, text } = await owner.run(deploy, ...go)
  expect(exitCode).toBe(3)
  expect(text).toMatch(/create the function getSettings \(LimitExceeded.*allows no more/)
})

test('the path of health answers the world at the end of a deployment; switched off, it is a step again', async () => {
  const { result } = await owner.run(deploy, ...go)
  expect(result).toMatchObject({ unreachable: [] })
  owner.tencent.state.isHttpOn = false
  const { text } = await owner.run(doctor, ...file)
  expect(text).toContain('turn on the HTTP service')
  expect(text).toMatch(/app\.tcloudbase\.com\/settings does not answer: 403 HTTPSERVICE_NONACTIVATED/)
})

test('a path that answers by another function is a step by hand, and everything else is done', async () => {
  owner.tencent.state.http.set('/settings', 'somebodys')
  const ran = await owner.run(deploy, ...go)
  expect(ran.exitCode).toBe(3)
  expect((ran.result as unknown as { manual: ByHand[] }).manual).toMatchObject([
    {
      what: expect.stringMatching(/^answer HTTP at \/settings by getSettings \(.*exists already/) as string,
      cure: expect.stringMatching(/add the path \/settings .* in the console/) as string,
    },
  ])
  expect((await owner.run(deploy, ...go)).result.plan).toEqual(['answer HTTP at /settings by getSettings'])
})

test('a timer that WeChat DevTools did not upload is a hint until it did', async () => {
  await owner.run(deploy, ...go)
  expect((await owner.run(doctor, ...file)).text).toMatch(/timer of expireCron was not uploaded by WeChat DevTools/)
  const { Variables } = functionOf(owner.tencent.state, 'expireCron').Environment
  Variables.push({ Key: 'WX_TRIGGER_API_TOKEN_V0', Value: 'token' })
  expect((await owner.run(doctor, ...file)).text).not.toMatch(/was not uploaded by WeChat DevTools/)
  expect((await owner.run(deploy, ...go)).result.plan).toEqual([])
})

test('a first deployment of everything at 100 ms a call and the documented rates takes less than six minutes', async () => {
  Object.assign(owner.tencent.troubles, { hasRates: true, milliseconds: 100 })
  const start = clock.now()
  expect(await owner.run(deploy, '--yes', '--no-build')).toMatchObject({ exitCode: 0 })
  expect((clock.now() - start) / 60_000).toBeLessThan(6)
})
