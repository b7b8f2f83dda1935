import { fork } from 'node:child_process'
import { join } from 'node:path'
import { toLocalCloud } from 'cloudbase-local'
import { root } from './build'

/** The command asks for keys of Tencent's, and the local cloud for none. */
const LOCAL_OWNER = { CLOUDBASE_ENV: 'local', TENCENTCLOUD_SECRETID: 'nobody', TENCENTCLOUD_SECRETKEY: 'nobody' }

/** What `restore` answers when all came back and the shop's records contradict themselves. */
const CAME_WITH_CONTRADICTIONS = 3

/**
 * Puts a backup in the place of what the local cloud keeps, by the command that an owner uses. `backupKey` is empty for a plain
 * backup. Gives the sentences of the command without how far it has come, or throws the one that says why not.
 */
export function importBackup(url: string, folder: string, backupKey: string): Promise<string> {
  // An empty key stands before the one that the file of the owner's credentials may have.
  const env = { ...process.env, ...toLocalCloud(url), ...LOCAL_OWNER, BACKUP_KEY: backupKey }
  const child = fork(join(root, 'ops/restore.ts'), ['--from', folder, '--replace', '--afresh'], {
    cwd: root,
    env,
    execArgv: ['--import', 'tsx', '--require', join(__dirname, 'end-with-parent.cjs')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let [told, complaint] = ['', '']
  child.stdout?.on('data', (text: Buffer) => (told += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 || code === CAME_WITH_CONTRADICTIONS) resolve(told.replaceAll(/^ .*\n/gm, '').trim())
      else reject(new Error(/✘ (.*)/.exec(complaint)?.[1] ?? `${told}${complaint}`.trim()))
    })
  })
}
