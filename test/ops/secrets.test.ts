import { chmodSync, mkdirSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zip } from '../../ops/cloud/zip'
import { aJpeg } from '../support/pictures'
import { bundles, openShop, type Shop } from '../support/shop'
import { toLocalCloud } from 'cloudbase-local'
import { filesBelow, leaksIn, type Places } from './leaks'
import { hurriedClock, temporaryFolder } from './owner'
import { openScratch, type Ended, type Scratch } from './scratch'
import { startTencent, type Tencent } from './stand-in/tencent'
import { ENV } from './stand-in/tencent-answers'

jest.setTimeout(180_000)

const inFile = { TENCENTCLOUD_SECRETID: 'AKIDplanted2in4file6', TENCENTCLOUD_SECRETKEY: 'planted/in+file=key' }
const inEnvironment = {
  TENCENTCLOUD_SESSIONTOKEN: 'planted-session-token',
  WX_APP_SECRET: 'planted-app-secret-of-wechat',
  BACKUP_KEY: 'planted-key-of-backups',
}
const uploadKey = 'planted+upload/key0123456789'
const secrets = { ...inFile, ...inEnvironment, uploadKey }

/** In the place of the programs that a deployment starts: prints all that it was given, fails as the uploader does. */
const NPX = `#!/bin/sh
env
case "$1" in
  tsx) shift; exec node_modules/.bin/tsx "$@" ;;
  --no-install) echo "[error] -80011 invalid ip"; echo "CodeError: Error" >&2; echo "    at sign (sign.js:1:895)" >&2; exit 1 ;;
esac
`

const folder = temporaryFolder()
const places: Places = new Map()
let tencent: Tencent
let shop: Shop
let scratch: Scratch
let upload: Ended

function note(what: string, { out, err }: Ended): void {
  places.set(`the output of ${what}`, Buffer.from(out))
  places.set(`the errors of ${what}`, Buffer.from(err))
}

beforeAll(async () => {
  tencent = await startTencent(hurriedClock())
  const log = (line: object) => void places.set(`log ${places.size}`, Buffer.from(JSON.stringify(line)))
  const env = { WX_APP_SECRET: inEnvironment.WX_APP_SECRET }
  shop = await openShop({ admins: { clerk: 'operator' }, data: join(folder, 'data'), env, log })
  const lines = Object.entries({ CLOUDBASE_ENV: ENV, WX_APPID: 'wx0123456789abcdef', ...inFile })
  scratch = openScratch(
    tencent.url,
    toLocalCloud(shop.cloud.url),
    lines.map(([name, value]) => `${name}=${value}\n`).join(''),
  )
  await workAsAnOwner()
  for (const [at, { action, body }] of tencent.requests.entries()) noteRequest(`request ${at} ${action}`, body)
})
afterAll(async () => {
  await Promise.all([tencent.close(), shop.close()])
  scratch.remove()
})

async function workAsAnOwner(): Promise<void> {
  const key = join(folder, 'upload.key')
  writeFileSync(key, `-----BEGIN RSA PRIVATE KEY-----\n${uploadKey}\n-----END RSA PRIVATE KEY-----\n`)
  mkdirSync(join(folder, 'bin'))
  for (const name of ['npx', 'npm']) {
    writeFileSync(join(folder, 'bin', name), NPX)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  const variables = { ...inEnvironment, WX_UPLOAD_KEY_FILE: key, PATH: `${join(folder, 'bin')}:${process.env.PATH}` }
  const run = async (name: string, ...args: string[]) => {
    const ended = await scratch.run(name, args, variables)
    note(`${name} ${args.join(' ')}`, ended)
    return ended
  }
  tencent.die(40, true)
  expect(await run('deploy', '--yes', '--json', '--no-build')).toMatchObject({ exitCode: 1 })
  tencent.revive()
  upload = await run('deploy', '--yes', '--weapp')
  expect(await run('doctor', '--json')).toMatchObject({ exitCode: 3 })
  await aPaidVisit()
  const [plain, sealed] = [join(folder, 'plain'), join(folder, 'sealed')]
  expect(await run('backup', '--out', sealed, '--json')).toMatchObject({ exitCode: 0 })
  note('backup', await scratch.run('backup', ['--out', plain], { ...variables, BACKUP_KEY: '' }))
  expect(await run('restore', '--from', sealed, '--replace', '--json')).toMatchObject({ exitCode: 0 })
  for (const part of [plain, sealed, join(scratch.folder, 'dist')])
    filesBelow(part).forEach((bytes, path) => places.set(path, bytes))
}

/** Something that is logged and backed up. */
async function aPaidVisit(): Promise<void> {
  const player = shop.as('a-player')
  const headers = { 'x-local-openid': player.openid }
  const reply = await fetch(`${shop.cloud.url}/__local/code`, { method: 'POST', headers })
  await player.ask('login', (await reply.json()) as { code: string })
  expect(await player.call('login', { code: 'unknown' })).not.toMatchObject({ code: 0 })
  const start_time = new Date(Math.ceil(shop.cloud.clock.now() / 3600_000 + 2) * 3600_000).toISOString()
  const { order } = await player.ask('createReservation', { start_time })
  await player.ask('uploadProof', { order_id: order.id, file_ids: [await player.upload(aJpeg())] })
  await shop.as('clerk').ask('verify', { order_id: order.id, pass: true })
}

interface FunctionRequest {
  FunctionName?: string
  Code?: { ZipFile?: string }
  Environment?: { Variables: { Key: string; Value: string }[] }
}

/** The code that it carries is a place of its own; a secret that a function is given by name is where it belongs. */
function noteRequest(what: string, body: string): void {
  const { Code, Environment, ...rest } = JSON.parse(body) as FunctionRequest
  const variables = Environment?.Variables.filter(
    ({ Key }) => !(Key === 'WX_APP_SECRET' && rest.FunctionName === 'login'),
  )
  places.set(what, Buffer.from(JSON.stringify({ ...rest, variables })))
  if (Code?.ZipFile) places.set(`the code in ${what}`, Buffer.from(Code.ZipFile, 'base64'))
}

test('nothing that was said, sent, built, logged or kept shows a secret', () => {
  expect(leaksIn(places, secrets)).toEqual([])
  const seen = (mark: RegExp) => [...places.keys()].filter((place) => mark.test(place)).length
  for (const [mark, least] of [
    [/^the (output|errors) of/, 12],
    [/^the code in/, 29],
    [/^log/, 5],
    [/cloudfunctions/, 87],
    [/plain/, 8],
    [/sealed/, 8],
  ] as const)
    expect([mark, seen(mark) >= least]).toEqual([mark, true])
})

test('the app secret reaches the one function that asks for it', () => {
  const given = tencent.requests.filter(({ body }) => body.includes(inEnvironment.WX_APP_SECRET))
  expect(given.length).toBeGreaterThan(0)
  for (const { body } of given) expect((JSON.parse(body) as FunctionRequest).FunctionName).toBe('login')
})

test('the uploader’s complaint is one sentence, without its stack', () => {
  expect(upload).toMatchObject({ exitCode: 1 })
  expect(upload.err).toMatch(/\n✘ The mini program was not uploaded: -80011 invalid ip\.\n$/)
  expect(upload.out + upload.err).not.toMatch(/at sign|CodeError/)
})

describe('what is built', () => {
  const never: [string, RegExp][] = [
    ['an openid of the first data', /player-ming|player-hua|player-qiang|admin-lan/],
    ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*\w/],
    ['a key of Tencent’s', /AKID\w{8}/],
    ['a path of the machine that built it', /\/(home|Users|root|work)\/\w+\/[\w/]+\.tsx?/],
  ]
  const built = join(bundles, '..')
  const offences = (files: Places) =>
    [...files].flatMap(([path, bytes]) =>
      never
        .filter(([, mark]) => mark.test(bytes.toString('latin1').replace(path, '')))
        .map(([what]) => `${what} in ${path}`),
    )

  test('holds nobody’s openid and nobody’s key', () => {
    const files = filesBelow(built)
    expect(files.size).toBeGreaterThan(100)
    expect(offences(files)).toEqual([])
    const signing = readFileSync(join(folder, 'data/files/link-secret'))
    const forms = { hex: signing.toString('hex'), base64: signing.toString('base64'), text: signing.toString('latin1') }
    expect(leaksIn(new Map([...files, ...places]), forms)).toEqual([])
  })

  test.each(['player-ming', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'AKIDabcdefgh1234', '/home/me/shop/src/app.tsx'])(
    '%s in it is found',
    (leak) => {
      expect(offences(new Map([['dist/app.js', Buffer.from(`var a="${leak}"`)]]))).toHaveLength(1)
    },
  )
})

describe('a planted leak is found', () => {
  const secret = inFile.TENCENTCLOUD_SECRETKEY
  const text = Buffer.from(`{"key":"${secret}"}`)
  test.each<[string, Buffer]>([
    ['as it is', text],
    ['in base64, at any place', Buffer.from(Buffer.concat([Buffer.from('ab'), text]).toString('base64'))],
    ['in hex', Buffer.from(text.toString('hex'))],
    ['in a link', Buffer.from(`https://x.example/?k=${encodeURIComponent(secret)}`)],
    ['in a zip archive', zip({ 'config.json': Buffer.from('{}'), 'index.js': text })],
    ['in a compressed part of a backup', gzipSync(text)],
  ])('%s', (_how, bytes) => {
    expect(leaksIn(new Map([['here', bytes]]), secrets)).toEqual(['TENCENTCLOUD_SECRETKEY in here'])
  })

  test('in a function that is deployed', async () => {
    appendFileSync(join(scratch.folder, 'dist/cloudfunctions/login/index.js'), `//${secret}`)
    const asked = tencent.requests.length
    expect(await scratch.run('deploy', ['--yes', '--no-build'])).toMatchObject({ exitCode: 0 })
    places.clear()
    for (const { action, body } of tencent.requests.slice(asked)) noteRequest(action, body)
    expect(leaksIn(places, secrets)).toEqual(['TENCENTCLOUD_SECRETKEY in the code in UpdateFunctionCode'])
  })
})
