import { existsSync } from 'node:fs'
import { root } from './description'
import type { Talk } from './command'
import { run } from './run'

type Variables = Record<string, string | undefined>

/** Pinned: what is fetched on demand must not change by itself. */
const UPLOADER = 'miniprogram-ci@2.1.42'

/** Builds the mini program and uploads it as a development version. */
export async function uploadWeapp(variables: Variables, { say }: Talk, isDry: boolean): Promise<void> {
  const { WX_APPID: appid, WX_UPLOAD_KEY_FILE: key } = variables
  if (!appid || !key) throw new Error('Set WX_APPID and WX_UPLOAD_KEY_FILE to upload the mini program.')
  if (!existsSync(key))
    throw new Error(`There is no upload key at ${key}: make one at mp.weixin.qq.com and save it there.`)
  const version = new Date().toISOString().slice(0, 16).replace(/\D/g, '.')
  const steps = [
    ['npx', 'taro', 'build', '--type', 'weapp'],
    [
      ...['npx', '--yes', UPLOADER, 'upload', '--pp', root, '--pkp', key, '--appid', appid],
      ...['--uv', version, '--ud', 'npm run deploy', '-r', '1'],
    ],
  ]
  for (const step of steps) {
    say(`  ${step.slice(0, 4).join(' ')} …`)
    if (!isDry) await run(step, { CLOUD_ENV: variables.CLOUDBASE_ENV ?? '' })
  }
}
