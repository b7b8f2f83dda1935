import { join } from 'node:path'
import { backup } from '../../ops/backup'
import { deploy } from '../../ops/deploy'
import { restore } from '../../ops/restore'
import { runCommand, type Command } from '../../ops/shell/command'
import { openShop, type Shop } from '../support/shop'
import { contentsOf } from './contents'
import { endState } from './deaths'
import { loseReads } from './lossy-storage'
import { hurriedClock, openOwner, planted, pointAt, smallEnvironment, temporaryFolder } from './owner'
import { clerk, live } from './seeded-history'
import { startStrictData, type StrictData } from './strict-data'

/** The data of a small plan are refused for a while, and their files not read: nothing may be left out for it. */

jest.setTimeout(240_000)

const { BACKUP_KEY: _key, ...keyless } = planted
const clock = hurriedClock()
const PASSING = ['EXCEED_RATELIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 'SERVER_TIMEOUT']

async function at(strict: StrictData, command: Command, ...args: string[]) {
  const turnBack = pointAt(strict)
  let json = ''
  const streams = { out: (part: string) => void (json += part), err: () => undefined }
  const variables = { CLOUDBASE_ENV: 'local', ...keyless }
  const exitCode = await runCommand(command, [...args, '--json'], variables, streams, clock)
  turnBack()
  return { exitCode, result: JSON.parse(json) as Record<string, unknown> }
}

test.each<[string, Partial<StrictData['plan']>]>([
  ['every request for data is refused for a while', { once: PASSING }],
  ['collections take ten seconds until they can be written', { settlingSeconds: 10 }],
])('a deployment during which %s ends as without', async (_what, plan) => {
  const go = ['--yes', '--no-build', '--environment', smallEnvironment()]
  const owner = await openOwner(clock)
  const strict = await startStrictData(owner.cloud.url, clock)
  Object.assign(strict.plan, plan)
  const turnBack = pointAt(strict)
  const ran = await owner.run(deploy, ...go)
  turnBack()
  await Promise.all([owner.close(), strict.close()])
  expect([ran.result.error, ran.exitCode]).toEqual([undefined, 0])
  expect(strict.plan.refused).toBeGreaterThan(3)
  const other = await openOwner(clock)
  await other.run(deploy, ...go)
  await other.close()
  expect(endState(other.tencent.state)).toEqual(endState(owner.tencent.state))
})

describe('a backup of a small plan', () => {
  let source: Shop
  let target: Shop
  let from: StrictData
  let into: StrictData
  beforeEach(async () => {
    ;[source, target] = [await openShop({ admins: { [clerk._id]: 'operator' } }), await openShop()]
    ;[from, into] = [await startStrictData(source.cloud.url, clock), await startStrictData(target.cloud.url, clock)]
    await live(source, 1500, 40)
  })
  afterEach(() => Promise.all([source.close(), target.close(), from.close(), into.close()]))

  test.each<[string, Partial<StrictData['plan']>]>([
    ['refused once for each reason at each request', { once: PASSING }],
    ['with room for two requests a second', { aSecond: 2 }],
  ])('%s, comes back whole, and asks two things at once at most', async (_what, plan) => {
    Object.assign(from.plan, plan)
    Object.assign(into.plan, plan)
    const out = join(temporaryFolder(), 'backup')
    expect(await at(from, backup, '--out', out)).toMatchObject({ exitCode: 0, result: { files: 40, missing_files: 0 } })
    expect(await at(into, restore, '--from', out)).toMatchObject({ exitCode: 0, result: { contradictions: [] } })
    expect(await contentsOf(target)).toEqual(await contentsOf(source))
    for (const { plan: found } of [from, into]) {
      expect(found.refused).toBeGreaterThan(0)
      expect(found.atOnce).toBeLessThanOrEqual(2)
    }
  })

  test('whose requests of the day are used up ends with one sentence, and goes on the next day', async () => {
    const out = join(temporaryFolder(), 'backup')
    from.plan.once = ['EXCEED_REQUEST_LIMIT']
    expect(await at(from, backup, '--out', out)).toMatchObject({
      exitCode: 1,
      result: { error: expect.stringMatching(/no more requests to the data today .*goes on tomorrow$/) as string },
    })
    from.plan.once = []
    expect(await at(from, backup, '--out', out)).toMatchObject({ exitCode: 0, result: { files: 40 } })
  })

  test('whose storage fails every fourth read for a while leaves no image out', async () => {
    const out = join(temporaryFolder(), 'backup')
    const { tally, undo } = loseReads(0.25, 1)
    const made = await at(from, backup, '--out', out)
    undo()
    expect(tally.failures).toBeGreaterThan(10)
    expect(made).toMatchObject({ exitCode: 0, result: { files: 40, missing_files: 0 } })
    expect(await at(into, restore, '--from', out)).toMatchObject({ exitCode: 0, result: { files: 40 } })
    expect(await contentsOf(target)).toEqual(await contentsOf(source))
  })
})
