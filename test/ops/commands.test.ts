import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup } from '../../ops/backup'
import { runCommand, type Command } from '../../ops/shell/command'
import { deploy } from '../../ops/deploy'
import { doctor } from '../../ops/doctor'
import { restore } from '../../ops/restore'
import { openOwner, planted, type Owner } from './owner'
import { isChange } from './stand-in/tencent'

jest.setTimeout(120_000)

const out = join(mkdtempSync(join(tmpdir(), 'commands-')), 'backup')
let owner: Owner
beforeAll(async () => {
  owner = await openOwner()
  await owner.run(deploy, '--yes', '--no-build')
  await owner.run(backup, '--out', out)
})
afterAll(() => owner.close())

/** As a person and a program see it: what is on which stream. */
async function run(command: Command, ...args: string[]) {
  let [stdout, stderr] = ['', '']
  const streams = { out: (text: string) => void (stdout += text), err: (text: string) => void (stderr += text) }
  const exitCode = await runCommand(command, args, owner.variables, streams)
  return { exitCode, stdout, stderr }
}

/** Everything that can be asked for, with what is needed to ask for it. */
const all: [string, Command, string[]][] = [
  ['deploy', deploy, ['--no-build']],
  ['deploy --owner-code', deploy, ['--owner-code']],
  ['deploy --rollback', deploy, ['--rollback']],
  ['deploy --tidy', deploy, ['--tidy']],
  ['doctor', doctor, []],
  ['backup', backup, ['--out', join(out, '..', 'another')]],
  ['restore', restore, ['--from', out]],
]
const successes = all.filter(([name]) => name !== 'deploy --rollback')

/** Of the data, which no stand-in records. */
function documents() {
  return owner.cloud.stats().database
}

test.each(successes)(
  '%s --dry-run --json: one JSON value on stdout, sentences on stderr, nothing changed',
  async (_name, command, args) => {
    const [asked, before] = [owner.tencent.requests.length, documents()]
    const { exitCode, stdout, stderr } = await run(command, ...args, '--dry-run', '--json')
    expect(command === doctor ? [0, 3] : [0]).toContain(exitCode)
    expect(typeof JSON.parse(stdout)).toBe('object')
    expect(stderr).not.toMatch(/^[[{]|\n {4}at /)
    expect(owner.tencent.requests.slice(asked).filter(({ action }) => isChange(action))).toEqual([])
    expect(documents()).toEqual(before)
    expect(existsSync(join(out, '..', 'another'))).toBe(false)
  },
)

test.each(successes)(
  '%s --dry-run without --json: sentences on stdout, nothing on stderr',
  async (_name, command, args) => {
    const { stdout, stderr } = await run(command, ...args, '--dry-run')
    expect(stdout.length).toBeGreaterThan(10)
    expect(() => JSON.parse(stdout) as unknown).toThrow()
    expect(stderr).toBe('')
  },
)

test.each(all)(
  '%s that fails ends with 1, one sentence on stderr and the same in JSON on stdout',
  async (_name, command, args) => {
    const before = { ...owner.variables }
    owner.variables.TENCENTCLOUD_SECRETKEY = ''
    const { exitCode, stdout, stderr } = await run(command, ...args, '--json')
    Object.assign(owner.variables, before)
    const { error } = JSON.parse(stdout) as { error: string }
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: `✘ ${error}\n` })
    expect(error).toMatch(/^Set TENCENTCLOUD_SECRETKEY, .*\.$/)
  },
)

test.each(all)('%s with an option that there is not ends with 2 and its help', async (_name, command, args) => {
  const { exitCode, stdout, stderr } = await run(command, ...args, '--faster', '--json')
  expect([exitCode, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^Unknown option '--faster'/)
  expect(stderr).toContain(
    `npm run ${command.name} -- [options]`.replace('-- [', command === restore ? '-- --from DIR [' : '-- ['),
  )
})

test.each(all)('%s with a word too many ends with 2', async (_name, command, args) => {
  const { exitCode, stderr } = await run(command, ...args, 'everything')
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^Unexpected argument 'everything'/)
})

test.each([
  [['--rollback', '--tidy'], '--tidy, --rollback: ask for one thing at a time.'],
  [['--owner-code', '--weapp'], '--owner-code, --weapp: ask for one thing at a time.'],
])('deploy %j asks for two things', async (args, error) => {
  expect(await run(deploy, ...args)).toEqual({ exitCode: 1, stdout: '', stderr: `✘ ${error}\n` })
})

test('long work tells how far it has come', async () => {
  const again = await run(deploy, '--yes', '--no-build', '--owner-code')
  expect(again.stdout).toMatch(/★ The owner’s code/)
  const steps = await run(restore, '--from', out, '--replace')
  expect(steps.stdout).toMatch(/checked settings: 1\n/)
  expect(Object.values(planted).some((secret) => steps.stdout.includes(secret))).toBe(false)
})
