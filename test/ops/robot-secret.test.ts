import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { newRobot } from '../../core/messages/alerts'
import { backup } from '../../ops/backup'
import { restore } from '../../ops/restore'
import { runCommand, type Command } from '../../ops/shell/command'
import { openShop, type Shop } from '../support/shop'
import { hurriedClock, planted, pointAt, temporaryFolder } from './owner'

const { BACKUP_KEY, ...keyless } = planted
const SECRET = 'a-planted-robot'

/** Runs a command against a shop; all that it prints. */
async function at(shop: Shop, command: Command, args: string[], key: object): Promise<string> {
  const undo = pointAt(shop.cloud)
  let text = ''
  const write = (part: string) => void (text += part)
  const variables = { CLOUDBASE_ENV: 'local', ...keyless, ...key }
  await runCommand(command, [...args, '--json'], variables, { out: write, err: write }, hurriedClock())
  undo()
  return text
}

/** Everything in a folder, as it can be read without a key. */
function readable(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const texts = files.map((file) => readFileSync(file)).map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes))
  return texts.map((bytes) => bytes.toString('latin1')).join()
}

test.each([
  ['plain', {}, []],
  ['encrypted', { BACKUP_KEY }, [{ _id: 'robot' }]],
])('the address of a robot is in no backup that anybody can read: %s', async (_, key, expected) => {
  const [source, target] = [await openShop(), await openShop()]
  await source.insert('alerts', [newRobot(`https://${SECRET}`, 'wecom', 'lan', '2026-11-23T00:00:00.000Z')])
  const out = join(temporaryFolder(), 'backup')
  const told = [await at(source, backup, ['--out', out], key), await at(target, restore, ['--from', out], key)]
  expect([...told, readable(out)].join()).not.toContain(SECRET)
  expect(await target.find('alerts')).toMatchObject(expected)
  await Promise.all([source.close(), target.close()])
})
