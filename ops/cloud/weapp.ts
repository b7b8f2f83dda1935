import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { root } from '../shell/paths'
import type { Output } from '../shell/command'
import { run, runReporting } from '../shell/run'

type Variables = Record<string, string | undefined>

/** What is fetched on demand must not change by itself: it and all that it needs are pinned here by their hashes. */
const UPLOADER = join(root, 'ops', 'cloud', 'uploader')
const INSTALL = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']
const FAILED = 'The mini program was not uploaded'
const BUILD = join(root, 'dist', 'weapp')

/** What an upload needs from the owner. */
export interface Upload {
  appid: string
  key: string
  env: string
  isBuilding: boolean
}

function placeholder(): string {
  return (JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8')) as { appid: string }).appid
}

/** Throws one sentence when the mini program could not be uploaded anyhow: before anything is deployed. */
export function readUpload(variables: Variables, isBuilding: boolean): Upload {
  const { WX_UPLOAD_KEY_FILE: file, CLOUDBASE_ENV: env = '' } = variables
  const appid = variables.WX_APPID || placeholder()
  if (!/^wx[0-9a-f]{16}$/.test(appid))
    throw new Error(`"${appid}" is no AppID: put yours (wx…) into project.config.json, or into WX_APPID.`)
  if (!file) throw new Error('Set WX_UPLOAD_KEY_FILE to upload the mini program: the path of its upload key.')
  const key = resolve(root, file)
  if (!existsSync(key))
    throw new Error(`There is no upload key at ${key}: make one at mp.weixin.qq.com and save it there.`)
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(readFileSync(key, 'utf8')))
    throw new Error(`What is in ${key} is no upload key: make one at mp.weixin.qq.com and save it there.`)
  if (!isBuilding) checkBuild(env)
  return { appid, key, env, isBuilding }
}

/** The build of another environment would show players another shop. */
function checkBuild(env: string): void {
  if (!existsSync(join(BUILD, 'app.json')))
    throw new Error('There is no build of the mini program in dist/weapp: leave out --no-build.')
  const scripts = readdirSync(BUILD).filter((name) => name.endsWith('.js'))
  if (!scripts.some((name) => readFileSync(join(BUILD, name), 'utf8').includes(`"${env}"`)))
    throw new Error(`The mini program in dist/weapp was not built for ${env}: leave out --no-build.`)
}

/** The uploader is fetched and run beside nothing: no key, no configuration and no packages of this folder. */
async function upload(options: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-upload-'))
  try {
    for (const name of readdirSync(UPLOADER)) cpSync(join(UPLOADER, name), join(folder, name))
    await runReporting(INSTALL, FAILED, folder)
    await runReporting(['npx', '--no-install', 'miniprogram-ci', 'upload', ...options], FAILED, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Builds the mini program and uploads it as a development version; gives its version. */
export async function uploadWeapp({ appid, key, env, isBuilding }: Upload, { print }: Output, isDry: boolean) {
  const version = new Date().toISOString().slice(0, 16).replace(/\D/g, '.')
  if (isBuilding) {
    print(`  • build the mini program for ${env}`)
    if (!isDry) await run(['npx', 'taro', 'build', '--type', 'weapp'], { CLOUD_ENV: env })
  }
  print(`  • upload it to ${appid} as version ${version}`)
  const options = ['--pp', BUILD, '--pkp', key, '--appid', appid, '--uv', version, '--ud', 'npm run deploy', '-r', '1']
  if (!isDry) await upload(options)
  return { appid, version, uploaded: !isDry }
}
