import { functions } from '../../cloudfunctions/functions'
import { deploy } from '../../ops/deploy'
import { doctor } from '../../ops/doctor'
import type { ByHand } from '../../ops/plan/carry-out'
import type { Finding } from '../../ops/health/finding'
import { endState } from './deaths'
import { hurriedClock, openOwner, smallEnvironment, type Owner } from './owner'
import { OF_ANOTHER_ACCOUNT } from './stand-in/tencent-answers'
import { WHY } from './stand-in/tencent-functions'
import { functionOf } from './stand-in/tencent-state'

/** What the cloud refuses for good: the owner is told what is left to do, why, and how; the rest is done. */

jest.setTimeout(240_000)

let owner: Owner
const clock = hurriedClock()
beforeEach(async () => {
  owner = await openOwner(clock)
})
afterEach(() => owner.close())

const file = ['--environment', smallEnvironment()]
const go = ['--yes', '--no-build', ...file]

async function deployed() {
  const ran = await owner.run(deploy, ...go)
  expect(ran.text).not.toContain('    at ')
  const { manual, waiting = [] } = ran.result as unknown as { manual: ByHand[]; waiting?: string[] }
  return { ...ran, manual, waiting }
}
async function examine() {
  const ran = await owner.run(doctor, ...file)
  expect(ran.text).not.toContain('    at ')
  const { findings } = ran.result as unknown as { findings: Finding[] }
  return { ...ran, problems: findings.filter(({ isHint }) => !isHint) }
}

const reads = [
  'ListTables',
  'DescribeTable',
  'ListFunctions',
  'GetFunction',
  'ListVersionByFunction',
  'GetFunctionAddress',
  'DescribeResourcePermission',
  'DescribeStorageSafeRule',
  'DescribeHTTPServiceRoute',
  'DescribeCloudBaseGWService',
]
const writes = [
  'CreateTable',
  'UpdateTable',
  'CreateFunction',
  'UpdateFunctionCode',
  'UpdateFunctionConfiguration',
  'BatchCreateTrigger',
  'PublishVersion',
  'ModifyResourcePermission',
  'ModifyStorageSafeRule',
  'CreateHTTPServiceRoute',
  'ModifyCloudBaseGWPrivilege',
]
/** Reads for which there is another way, so that nothing is left to do. */
const dispensable = ['ListTables', 'ListFunctions', 'DescribeHTTPServiceRoute', 'DescribeCloudBaseGWService']

test.each(reads)('a key that may not %s: the rest is read, and nothing is guessed', async (action) => {
  await deployed()
  const wanted = endState(owner.tencent.state)
  owner.tencent.state.forbidden.add(action)
  const ran = await deployed()
  expect(ran.exitCode).toBe(dispensable.includes(action) ? 0 : 3)
  for (const { cure } of ran.manual) expect(cure).toMatch(/TCBFullAccess/)
  expect([ran.result.done, endState(owner.tencent.state)]).toEqual([[], wanted])
  const { exitCode, problems } = await examine()
  expect(exitCode).toBe(3)
  if (!dispensable.includes(action))
    expect(problems.map(({ what }) => what)).toContainEqual(expect.stringMatching(/cannot be read: /))
})

test.each(writes)('a key that may not %s: said as a step, with its cure; allowed, it is done', async (action) => {
  expect(await deployed()).toMatchObject({ exitCode: 0 })
  const wanted = endState(owner.tencent.state)
  await owner.close()
  owner = await openOwner(clock)
  if (action.startsWith('UpdateFunction')) {
    await deployed()
    for (const found of owner.tencent.state.functions.values()) found.Description = 'bundle 0000000000000000'
  }
  owner.tencent.state.forbidden.add(action)
  const { exitCode, manual } = await deployed()
  expect([exitCode, manual.length > 0]).toEqual([3, true])
  for (const { what, cure } of manual)
    if (!what.includes('does not answer'))
      expect([what, cure]).toEqual([expect.stringContaining(action), expect.stringMatching(/TCBFullAccess/)])
  owner.tencent.state.forbidden.clear()
  expect(await deployed()).toMatchObject({ exitCode: 0 })
  expect(endState(owner.tencent.state)).toEqual(wanted)
  expect((await deployed()).result.plan).toEqual([])
})

test.each([...reads, ...writes])('%s is not served any more: another way, or a step by hand', async (action) => {
  owner.tencent.state.retired.add(action)
  const first = await deployed()
  expect([0, 3]).toContain(first.exitCode)
  for (const { cure } of first.manual) expect(cure).toMatch(/console/)
})

test('a key of another account, and one that may nothing, are told so in one sentence', async () => {
  owner.variables.CLOUDBASE_ENV = OF_ANOTHER_ACCOUNT
  expect((await owner.run(deploy, ...go)).result.error).toBe(
    `The environment ${OF_ANOTHER_ACCOUNT} does not exist for this key: it is of another account, or region.`,
  )
  owner.tencent.state.forbidden.add('DescribeEnvInfo')
  for (const command of [deploy, doctor]) {
    const { exitCode, result } = await owner.run(command, ...(command === deploy ? go : file))
    expect([exitCode, result.error]).toEqual([
      1,
      expect.stringMatching(/UnauthorizedOperation.*: give the sub-account of this key TCBFullAccess/),
    ])
  }
})

test('a plan with room for 20 functions: 20 are there, the others are steps, and everything is closed to strangers', async () => {
  owner.tencent.state.quotas.functions = 20
  const ran = await owner.run(deploy, '--yes', '--no-build')
  const { manual, waiting } = ran.result as unknown as { manual: ByHand[]; waiting: string[] }
  expect([ran.exitCode, owner.tencent.state.functions.size]).toEqual([3, 20])
  const refused = manual.filter(({ what }) => /create the function .*LimitExceeded/.test(what))
  expect(refused.length).toBe(Object.keys(functions).length - 20)
  for (const { cure } of refused) expect(cure).toMatch(/plan allows no more/)
  expect(waiting).toContain('write down what was deployed')
  expect(owner.tencent.state.storage.AclTag).toBe('CUSTOM')
  expect(owner.tencent.state.permissions.get('function/')?.Permission).toBe('CUSTOM')
})

test.each<[string, 'indexes' | 'collections', number, RegExp]>([
  ['indexes of a collection', 'indexes', 0, /^create the (unique )?index .*LimitExceeded/],
  ['collections', 'collections', 2, /^create the collection .*LimitExceeded/],
])(
  'a plan with too little room for %s: the rest is done, and what hangs on it waits',
  async (_what, kind, room, named) => {
    owner.tencent.state.quotas[kind] = room
    const { exitCode, manual, result } = await deployed()
    expect(exitCode).toBe(3)
    expect(manual.map(({ what }) => what)).toContainEqual(expect.stringMatching(named))
    expect(result.done).toContain('set the rule of who may call which function')
    owner.tencent.state.quotas[kind] = 100
    expect(await deployed()).toMatchObject({ exitCode: 0 })
    expect((await deployed()).result.plan).toEqual([])
  },
)

test.each(['CreateFailed', 'UpdateFailed', 'PublishFailed'] as const)(
  'a function that ends as %s: why, and the next deployment sends it again',
  async (state) => {
    if (state === 'UpdateFailed') {
      await deployed()
      functionOf(owner.tencent.state, 'getSettings').Description = 'bundle 0000000000000000'
    }
    owner.tencent.state.failing.set('getSettings', state)
    const { exitCode, result } = await deployed()
    expect(exitCode).toBe(1)
    expect(result.error).toContain(`the function getSettings is ${state}, ${WHY}`)
    expect((await examine()).problems.map(({ what }) => what)).toContain(`the function getSettings is ${state}`)
    expect(await deployed()).toMatchObject({ exitCode: 0 })
    expect(functionOf(owner.tencent.state, 'getSettings').Status).toBe('Active')
    expect((await deployed()).result.plan).toEqual([])
  },
)

test.each(['Creating', 'Updating', 'Publishing', 'UpdatingAndPublishing'])(
  'a function that somebody else is at (%s) is waited for',
  async (Status) => {
    await deployed()
    const found = functionOf(owner.tencent.state, 'getSettings')
    Object.assign(found, { Timeout: 3, onTheWay: [{ Status, until: clock.now() + 20_000 }] })
    expect(await deployed()).toMatchObject({ exitCode: 0 })
    expect((await deployed()).result.plan).toEqual([])
  },
)

test('older code that somebody uploaded under the mark of newer code is named, and replaced', async () => {
  await deployed()
  const found = functionOf(owner.tencent.state, 'expireCron')
  const { code } = found
  found.code = functionOf(owner.tencent.state, 'getSettings').code
  const what = 'update the function expireCron: code, for it is not what its mark says'
  expect((await examine()).problems.map((problem) => problem.what)).toEqual(expect.arrayContaining([`to do: ${what}`]))
  expect((await deployed()).result.done).toEqual([what])
  expect(found.code).toBe(code)
  expect((await deployed()).result.plan).toEqual([])
})

test('that rules take minutes is said where one was set, and nowhere else', async () => {
  expect((await deployed()).text.match(/count everywhere within three minutes/g)).toHaveLength(1)
  functionOf(owner.tencent.state, 'expireCron').Timeout = 3
  expect((await deployed()).text).not.toMatch(/within three minutes/)
})

test('a path is waited for until the rule counts, and its address is told; a domain that is not shown is a hint', async () => {
  const start = clock.now()
  const { result, text } = await deployed()
  expect(result).toMatchObject({ reachable: [expect.stringMatching(/^https:.*app\.tcloudbase\.com\/settings$/)] })
  expect(text).toMatch(/waiting for https:.*403 EXCEED_AUTHORITY/)
  expect((clock.now() - start) / 1000).toBeGreaterThan(180)
  owner.tencent.state.forbidden.add('DescribeHTTPServiceRoute')
  expect((await owner.run(doctor, ...file)).text).toMatch(/the domain of \/settings cannot be seen from here/)
})

test('after 120 releases the plan is empty, the doctor finds nothing of it, and a rollback works', async () => {
  await deployed()
  const names = ['expireCron', 'getSettings']
  const hashes = new Map(
    names.map((name) => [name, functionOf(owner.tencent.state, name).Description.slice('bundle '.length)]),
  )
  for (const name of names) {
    const found = functionOf(owner.tencent.state, name)
    const old = Array.from({ length: 119 }, (_, at) => ({
      Version: `${at + 1}`,
      Description: `bundle ${String(at).padStart(16, '0')}`,
      code: Buffer.from(`PK\u0003\u0004${at}`).toString('base64'),
    }))
    found.versions = old
  }
  const releases = Array.from({ length: 10 }, (_, at) => ({
    at: '2026-11-22T00:00:00.000Z',
    functions: Object.fromEntries(names.map((name) => [name, String(118 - at).padStart(16, '0')])),
  }))
  await write({ releases })
  expect((await deployed()).result.done).toHaveLength(3)
  expect((await deployed()).result.plan).toEqual([])
  const { problems } = await examine()
  expect(problems.filter(({ what }) => /version|release|function/.test(what))).toEqual([])
  expect(await owner.run(deploy, '--rollback', '--yes')).toMatchObject({ exitCode: 0, result: { functions: names } })
  for (const name of names)
    expect(Buffer.from(functionOf(owner.tencent.state, name).code, 'base64').toString()).toBe('PK\u0003\u0004118')
  expect(await owner.run(deploy, '--rollback', '--yes')).toMatchObject({ exitCode: 0, result: { functions: names } })
  for (const name of names) expect(functionOf(owner.tencent.state, name).Description).toBe(`bundle ${hashes.get(name)}`)
})

async function write(fields: object): Promise<void> {
  const body = { action: 'database.modifyDocument', collectionName: 'system', queryType: 'DOC', multi: false }
  const change = { merge: false, upsert: true, query: '{"_id":"release_log"}', data: JSON.stringify(fields) }
  await fetch(`${owner.cloud.url}/admin`, { method: 'POST', body: JSON.stringify({ ...body, ...change }) })
}
