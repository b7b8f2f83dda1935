import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { account } from './account'
import { build, functions, rebuildFunctions } from './build'
import { createEditor } from './editor'
import { startCloudBase, type Environment } from 'cloudbase-local'
import { seed, seedOnce } from './seed'
import templates from './templates.json'
import { watchMiniProgram } from './watch'
import { wechatRoutes } from 'wechat-local'

const root = join(__dirname, '..')

// as in the cloud, whose functions run in UTC
process.env.TZ = 'UTC'

const HELP = `npm start -- [options]
  --port N      where to listen on 127.0.0.1 (default 8787; 0 = any free port)
  --data DIR    where the data are kept (default .data)
  --memory      keep nothing
  --no-open     do not open a browser
  --no-build    use what is in dist/ and do not rebuild`

const flags = {
  port: { type: 'string', default: '8787' },
  data: { type: 'string', default: join(root, '.data') },
  memory: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not "${text}".`)
  return port
}

async function prepare(isBuilding: boolean): Promise<void> {
  if (isBuilding) {
    console.log('Building (the first time takes longest) …')
    await Promise.all([build(functions), watchMiniProgram()])
  }
  if (!existsSync(join(root, 'dist/weapp/app.json')))
    throw new Error('There is no build of the mini program in dist/weapp: start without --no-build.')
}

function openBrowser(url: string): void {
  const program = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

async function start(): Promise<void> {
  const { values } = parseArgs({ options: flags })
  if (values.help) return console.log(HELP)
  const port = portOf(values.port)
  await prepare(!values['no-build'])
  const editor = createEditor(() => cloud.url)
  const cloud = await startCloudBase({
    bundles: join(root, 'dist/cloudfunctions'),
    environment: JSON.parse(readFileSync(join(root, 'environment.json'), 'utf8')) as Environment,
    data: values.memory ? null : values.data,
    port,
    templates,
    routes: wechatRoutes({ weapp: join(root, 'dist/weapp'), people: seed.people, account, editor }),
  })
  const isNew = await seedOnce(cloud.url)
  if (!values['no-build']) rebuildFunctions()
  console.log(where(cloud.url, values.memory ? 'in memory only' : values.data, isNew))
  if (!values['no-open']) openBrowser(cloud.url)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cloud.close().then(() => process.exit(0)))
}

function where(url: string, data: string, isNew: boolean): string {
  return `
The shop is open${isNew ? ' (new: settings, consoles, one admin, three players)' : ''}.
  desk       ${url}/
  one phone  ${url}/phone?openid=${seed.people[0]?.openid}
  door       ${url}/__local/health
  data       ${data}
Stop with Ctrl+C; nothing is lost.`
}

start().catch((error: Error) => {
  console.error(error.message)
  // What builds the mini program would keep this process.
  process.exit(1)
})
