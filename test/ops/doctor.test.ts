import { deploy } from '../../ops/deploy'
import { defaultSettings } from '../../core/shop/settings'
import { doctor } from '../../ops/doctor'
import type { Finding } from '../../ops/health/finding'
import { openOwner, smallEnvironment, type Owner } from './owner'
import { functionOf, indexesOf, type TencentState } from './stand-in/tencent-state'

jest.setTimeout(120_000)

const { opening_hours, consoles } = defaultSettings

let owner: Owner
const file = ['--environment', smallEnvironment()]
beforeAll(async () => {
  owner = await openOwner()
  await owner.run(deploy, '--yes', '--no-build', ...file)
  await owner.cloud.fireTimer('expireCron')
  healthy = structuredClone(owner.tencent.state)
})
beforeEach(() => {
  owner.tencent.state = structuredClone(healthy)
})
afterAll(() => owner.close())

let healthy: TencentState

async function examine() {
  const { exitCode, result } = await owner.run(doctor, ...file)
  const { findings } = result as unknown as { findings: Finding[] }
  return {
    exitCode,
    problems: findings.filter(({ isHint }) => !isHint),
    hints: findings.filter(({ isHint }) => isHint),
  }
}

test('there is nothing to cure in a healthy environment, and a doctor changes nothing', async () => {
  const asked = owner.tencent.requests.length
  expect(await examine()).toMatchObject({ exitCode: 0, problems: [] })
  expect(owner.tencent.requests.slice(asked).filter(({ action }) => !/^(Describe|List|Get)/.test(action))).toEqual([])
})

const removals: [string, (state: TencentState) => unknown, RegExp][] = [
  ['a collection', ({ tables }) => tables.delete('admins'), /create the collection admins/],
  ['an index', (state) => indexesOf(state, 'admins').pop(), /create the index role of admins/],
  ['a unique index', (state) => indexesOf(state, 'self_checks').pop(), /create the unique index once of self_checks/],
  [
    'uniqueness',
    (state) => indexesOf(state, 'self_checks').forEach((index) => (index.Unique = false)),
    /rebuild the unique index once/,
  ],
  [
    'a collection’s rule',
    ({ permissions }) => permissions.delete('collection/settings'),
    /close the collection settings/,
  ],
  ['the storage’s rule', (state) => (state.storage = { AclTag: 'PRIVATE' }), /set the rule of the storage/],
  ['the functions’ rule', ({ permissions }) => permissions.delete('function/'), /who may call which function/],
  ['a function', ({ functions }) => functions.delete('getSettings'), /create the function getSettings/],
  ['a timer', (state) => functionOf(state, 'expireCron').Triggers.pop(), /create the timer of expireCron/],
  [
    'the code',
    (state) => (functionOf(state, 'getSettings').Description = 'bundle 0'),
    /update the function getSettings: code/,
  ],
  ['the timeout', (state) => (functionOf(state, 'getSettings').Timeout = 3), /timeout_seconds 3 → 20/],
  ['the memory', (state) => (functionOf(state, 'getSettings').MemorySize = 128), /memory_mb 128 → 256/],
  [
    'the runtime',
    (state) => (functionOf(state, 'getSettings').Runtime = 'Nodejs16.13'),
    /runs on Nodejs16.13 and should/,
  ],
  ['the path', ({ http }) => http.clear(), /answer HTTP at \/settings/],
  ['the kept version', (state) => functionOf(state, 'expireCron').versions.pop(), /keep this version of expireCron/],
  ['life', (state) => (functionOf(state, 'expireCron').Status = 'UpdateFailed'), /expireCron is UpdateFailed/],
]

test.each(removals)(
  'without %s: named, with its consequence, its cure and an exit code',
  async (_what, remove, named) => {
    remove(owner.tencent.state)
    const { exitCode, problems } = await examine()
    expect(exitCode).toBe(3)
    expect(problems.map(({ what }) => what).filter((what) => named.test(what))).toHaveLength(1)
    for (const { consequence, cure } of problems)
      expect([consequence, cure].every((text) => text.length > 10)).toBe(true)
  },
)

function ask(action: string, collectionName: string, query: object, more: object = {}) {
  const body = { action: `database.${action}`, collectionName, queryType: 'WHERE', multi: true, ...more }
  return fetch(`${owner.cloud.url}/admin`, {
    method: 'POST',
    body: JSON.stringify({ ...body, query: JSON.stringify(query) }),
  })
}

test.each<[string, string, object, RegExp]>([
  ['settings', 'settings', { _id: 'shop' }, /write the first settings/],
  ['an owner, or a code that makes one', 'invites', { role: 'owner' }, /make a one-use code for the first owner/],
  ['the version of the data', 'system', { _id: 'schema' }, /bring the data from version 0/],
  ['the list of releases', 'system', { _id: 'release_log' }, /write down what was deployed/],
  ['a sign of life of the timer', 'system', { _id: 'expireCron' }, /timer of expireCron has not run ever/],
])('without %s: named', async (_what, collection, query, named) => {
  await ask('removeDocument', collection, query)
  const { exitCode, problems } = await examine()
  expect(exitCode).toBe(3)
  expect(problems.map(({ what }) => what)).toEqual(expect.arrayContaining([expect.stringMatching(named)]))
  await owner.run(deploy, '--yes', '--no-build', ...file)
  await owner.cloud.fireTimer('expireCron')
})

test.each<[string, string, string, object, RegExp, object]>([
  ...([
    ['newer data', 'system', 'schema', { version: 99 }, /data are of version 99/, { version: 1 }],
    [
      'a setting of no sense',
      'settings',
      'shop',
      { opening_hours: { from_hour: 1, to_hour: 1 } },
      /not sound: opening_hours/,
      { opening_hours },
    ],
    ['a setting of another kind', 'settings', 'shop', { consoles: 'one' }, /not sound: shop/, { consoles }],
  ] as [string, string, string, object, RegExp, object][]),
])('with %s: named', async (_what, collection, _id, change, named, before) => {
  const update = (changes: object) =>
    ask('modifyDocument', collection, { _id }, { merge: true, upsert: false, data: JSON.stringify({ $set: changes }) })
  await update(change)
  const { exitCode, problems } = await examine()
  expect(exitCode).toBe(3)
  expect(problems.map(({ what }) => what)).toEqual([expect.stringMatching(named)])
  await update(before)
  expect((await examine()).problems).toEqual([])
})

test('what only WeChat’s tools can see is a hint', async () => {
  expect((await examine()).hints.map(({ what }) => what)).toContainEqual(
    expect.stringMatching(/^whether expireCron may call WeChat cannot be seen from here/),
  )
})

test('what is set at mp.weixin.qq.com is a hint, with what it has to be', async () => {
  const cures = (await examine()).hints.map(({ cure }) => cure)
  expect(cures).toContainEqual(expect.stringMatching(/clipboard, calendar and album/))
  expect(cures).toContainEqual(expect.stringMatching(/2\.32\.3/))
})

test('what is not described is a hint, not a fault', async () => {
  owner.tencent.state.tables.set('theirs', [])
  expect(await examine()).toMatchObject({ exitCode: 0, problems: [] })
  expect((await examine()).hints.map(({ what }) => what)).toContain('the collection theirs is not described')
})

test('a doctor who cannot look says so in one sentence', async () => {
  owner.tencent.die(0, false)
  owner.tencent.state.functions.clear()
  const wrong = { ...owner.variables }
  owner.variables.CLOUDBASE_ENV = 'nowhere'
  const ran = await owner.run(doctor, ...file)
  Object.assign(owner.variables, wrong)
  owner.tencent.revive()
  expect(ran).toMatchObject({
    exitCode: 1,
    result: { error: expect.stringMatching(/The environment nowhere does not exist\.$/) as string },
  })
})
