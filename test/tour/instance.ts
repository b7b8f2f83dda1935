import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const tsx = join(root, 'node_modules', '.bin', 'tsx')

export interface Instance {
  url: string
  stop(): Promise<void>
}

/** The address that `npm start` prints once it is open. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (text: Buffer) => {
      output += text.toString()
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
      if (url) resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`the instance did not start:\n${output.trim()}`)))
  })
}

/** An instance of its own, in memory, with the functions as they are now; the pages are built only if they never were. */
export async function startInstance(): Promise<Instance> {
  const isBuilt = existsSync(join(root, 'dist/weapp/app.json'))
  console.log('Starting an instance in memory …')
  if (
    isBuilt &&
    spawnSync(tsx, ['cloudfunctions/build.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status
  )
    throw new Error('the cloud functions did not build')
  const flags = ['--memory', '--port', '0', '--no-open', ...(isBuilt ? ['--no-build'] : [])]
  const child = spawn(tsx, ['start/start.ts', ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await addressOf(child)
  console.log(`It is open at ${url}.`)
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
