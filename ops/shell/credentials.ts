import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './paths'

export interface Credentials {
  env: string
  region: string
  secretId: string
  secretKey: string
  /** of temporary credentials */
  token?: string
  /** values that some functions need, by the name of the variable */
  secrets: Record<string, string>
  /** encrypts backups */
  backupKey?: string
}

const CREDENTIALS_FILE = '.env.cloud'

/** Variables whose values are never shown. */
export const SECRETS = [
  'TENCENTCLOUD_SECRETID',
  'TENCENTCLOUD_SECRETKEY',
  'TENCENTCLOUD_SESSIONTOKEN',
  'WX_APP_SECRET',
  'BACKUP_KEY',
]

type Variables = Record<string, string | undefined>

/** The variables of the process over those of the file that git ignores. */
export function readVariables(processVariables: Variables, file = join(root, CREDENTIALS_FILE)): Variables {
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...processVariables }
}

/** Throws one sentence when something is missing. */
export function readCredentials(variables: Variables): Credentials {
  const needed = ['CLOUDBASE_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY']
  const missing = needed.filter((name) => !variables[name])
  if (missing.length > 0)
    throw new Error(`Set ${missing.join(' and ')}, in the environment or in the file ${CREDENTIALS_FILE}.`)
  const { WX_APP_SECRET, BACKUP_KEY, TENCENTCLOUD_SESSIONTOKEN } = variables
  return {
    env: variables.CLOUDBASE_ENV ?? '',
    region: variables.TENCENTCLOUD_REGION || 'ap-shanghai',
    secretId: variables.TENCENTCLOUD_SECRETID ?? '',
    secretKey: variables.TENCENTCLOUD_SECRETKEY ?? '',
    ...(TENCENTCLOUD_SESSIONTOKEN && { token: TENCENTCLOUD_SESSIONTOKEN }),
    secrets: WX_APP_SECRET ? { WX_APP_SECRET } : {},
    ...(BACKUP_KEY && { backupKey: BACKUP_KEY }),
  }
}

/** Takes every secret out of a text, however it came in. */
export function redactor(variables: Variables): (text: string) => string {
  const values = SECRETS.map((name) => variables[name] ?? '').filter((value) => value.length >= 4)
  return (text) => values.reduce((rest, value) => rest.replaceAll(value, '•••'), text)
}
