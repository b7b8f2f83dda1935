import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploy } from '../../ops/deploy'
import { toLocalCloud } from 'cloudbase-local'
import { openOwner, temporaryFolder, type Owner } from './owner'
import { openScratch, type Ended, type Scratch } from './scratch'
import { ENV } from './stand-in/tencent-answers'

jest.setTimeout(120_000)

const folder = temporaryFolder()
const key = join(folder, 'upload.key')
const noKey = join(folder, 'no.key')
const calls = join(folder, 'calls')
writeFileSync(key, '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n')
writeFileSync(noKey, 'a poem')
mkdirSync(join(folder, 'bin'))
for (const name of ['npx', 'npm']) {
  const program = `#!/bin/sh\necho "$(ls package-lock.json 2>/dev/null)" "$@" "CLOUD_ENV=$CLOUD_ENV IN=$PWD" >> ${calls}\n`
  writeFileSync(join(folder, 'bin', name), program)
  chmodSync(join(folder, 'bin', name), 0o755)
}

let owner: Owner
let scratch: Scratch
beforeAll(async () => {
  owner = await openOwner()
  scratch = openScratch(owner.tencent.url, toLocalCloud(owner.cloud.url))
})
afterAll(async () => {
  await owner.close()
  scratch.remove()
})

const complete = { WX_APPID: 'wx0123456789abcdef', WX_UPLOAD_KEY_FILE: key }

/** In a process and a checkout of its own, where programs that it starts are only written down. */
function deployThere(...args: string[]): Promise<Ended> {
  const path = { PATH: `${join(folder, 'bin')}:${process.env.PATH}` }
  return scratch.run('deploy', ['--weapp', '--yes', '--json', ...args], { ...owner.variables, ...path, ...complete })
}

/** A build, as far as it is looked at. */
function build(env: string): void {
  mkdirSync(join(scratch.folder, 'dist/weapp'), { recursive: true })
  writeFileSync(join(scratch.folder, 'dist/weapp/app.json'), '{}')
  writeFileSync(join(scratch.folder, 'dist/weapp/app.js'), `init({env:"${env}"})`)
}

test.each<[string, Record<string, string>, string[], string]>([
  [
    'the placeholder of project.config.json',
    { WX_APPID: '' },
    [],
    '"touristappid" is no AppID: put yours (wx…) into project.config.json, or into WX_APPID.',
  ],
  [
    'an AppID that is none',
    { WX_APPID: 'wx123' },
    [],
    '"wx123" is no AppID: put yours (wx…) into project.config.json, or into WX_APPID.',
  ],
  [
    'no key named',
    { WX_UPLOAD_KEY_FILE: '' },
    [],
    'Set WX_UPLOAD_KEY_FILE to upload the mini program: the path of its upload key.',
  ],
  [
    'a key that is not there',
    { WX_UPLOAD_KEY_FILE: '/nowhere/my.key' },
    [],
    'There is no upload key at /nowhere/my.key: make one at mp.weixin.qq.com and save it there.',
  ],
  [
    'a key that is none',
    { WX_UPLOAD_KEY_FILE: noKey },
    [],
    `What is in ${noKey} is no upload key: make one at mp.weixin.qq.com and save it there.`,
  ],
  [
    'the build of another environment',
    {},
    ['--no-build'],
    'The mini program in dist/weapp was not built for shop-1a2b: leave out --no-build.',
  ],
])('%s: one sentence, before anything is asked', async (_what, variables, args, sentence) => {
  const before = { ...owner.variables }
  Object.assign(owner.variables, complete, variables)
  const { exitCode, result, text } = await owner.run(deploy, '--weapp', '--yes', ...args)
  Object.assign(owner.variables, { WX_APPID: '', WX_UPLOAD_KEY_FILE: '' }, before)
  expect({ exitCode, result }).toEqual({ exitCode: 1, result: { error: sentence } })
  expect(text).not.toContain('    at ')
  expect(owner.tencent.requests).toEqual([])
})

test('nothing is uploaded where nothing was built', async () => {
  const sentence = 'There is no build of the mini program in dist/weapp: leave out --no-build.'
  expect(await deployThere('--no-build')).toEqual({
    exitCode: 1,
    err: `✘ ${sentence}\n`,
    out: `${JSON.stringify({ error: sentence })}\n`,
  })
})

test('a dry run says what it would do; then the mini program is built for the environment and uploaded', async () => {
  build(ENV)
  const dry = await deployThere('--dry-run', '--no-build')
  expect(dry.exitCode).toBe(0)
  expect(JSON.parse(dry.out)).toMatchObject({ done: [], weapp: { appid: complete.WX_APPID, uploaded: false } })
  expect(existsSync(calls)).toBe(false)
  const ended = await deployThere()
  expect(JSON.parse(ended.out)).toMatchObject({ weapp: { appid: complete.WX_APPID, uploaded: true } })
  expect(ended.err).toMatch(/• build the mini program for shop-1a2b\n {2}• upload it to wx0123456789abcdef/)
  const [functions, weapp, install, upload] = readFileSync(calls, 'utf8').split('\n')
  expect(functions).toMatch(/tsx cloudfunctions\/build.ts/)
  expect(weapp).toMatch(/taro build --type weapp CLOUD_ENV=shop-1a2b IN=/)
  expect(install).toMatch(/^package-lock.json ci --ignore-scripts /)
  expect(upload).toMatch(
    new RegExp(
      `^package-lock.json --no-install miniprogram-ci upload --pp .*/dist/weapp --pkp ${key} --appid ${complete.WX_APPID} --uv`,
    ),
  )
  const folderOf = (call = '') => call.split('IN=')[1] ?? ''
  expect(folderOf(upload)).toContain('weapp-upload-')
  expect(folderOf(install)).toBe(folderOf(upload))
  expect([folderOf(weapp) === folderOf(upload), existsSync(folderOf(upload))]).toEqual([false, false])
})

test('everything that the uploader needs is pinned by its hash, and nothing says where it comes from', () => {
  const lock = readFileSync(join(__dirname, '../../ops/cloud/uploader/package-lock.json'), 'utf8')
  const { packages } = JSON.parse(lock) as { packages: Record<string, { integrity?: string; resolved?: string }> }
  const others = Object.entries(packages).filter(([name]) => name !== '')
  expect(others.length).toBeGreaterThan(500)
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([])
  expect(others.filter(([, { resolved }]) => resolved)).toEqual([])
})
