import { backup } from '../backup'
import { runCommand } from './command'
import { deploy } from '../deploy'
import { doctor } from '../doctor'
import { restore } from '../restore'

async function run(command: typeof deploy, ...args: string[]) {
  let [out, err] = ['', '']
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
  const exitCode = await runCommand(command, args, { TENCENTCLOUD_SECRETID: '', CLOUDBASE_ENV: '' }, streams)
  return { exitCode, out, err }
}

const commands = [deploy, doctor, backup, restore]

test.each(commands)('$name explains itself', async (command) => {
  const { exitCode, out } = await run(command, '--help')
  expect(exitCode).toBe(0)
  for (const option of [...Object.keys(command.options), 'json', 'dry-run']) expect(out).toContain(`--${option}`)
})

test.each(commands)('$name refuses an option it does not know, and shows its help', async (command) => {
  const { exitCode, err } = await run(command, '--nonsense')
  expect(exitCode).toBe(2)
  expect(err).toContain('--nonsense')
  expect(err).toContain(`npm run ${command.name}`)
})

test.each([deploy, doctor, backup])('$name says what credentials are missing', async (command) => {
  const { exitCode, out, err } = await run(command, '--json')
  expect(exitCode).toBe(1)
  expect((JSON.parse(out) as { error: string }).error).toMatch(/^Set CLOUDBASE_ENV and TENCENTCLOUD_SECRETID/)
  expect(err.trim().split('\n')).toHaveLength(1)
})
