import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCredentials, readVariables, redactor } from './credentials'

const file = join(mkdtempSync(join(tmpdir(), 'credentials-')), '.env.cloud')
const text = `CLOUDBASE_ENV=shop-1\n  TENCENTCLOUD_SECRETID = "AKIDid" # mine\nTENCENTCLOUD_SECRETKEY='k=e=y'\n# BACKUP_KEY=no\nTENCENTCLOUD_SESSIONTOKEN=token   # of today\n`
writeFileSync(file, text)

test('the file is read, quotes and blanks off, and comments left out', () => {
  expect(readCredentials(readVariables({}, file))).toEqual({
    env: 'shop-1',
    region: 'ap-shanghai',
    secretId: 'AKIDid',
    secretKey: 'k=e=y',
    token: 'token',
    secrets: {},
  })
})

test('the environment wins over the file', () => {
  expect(readCredentials(readVariables({ CLOUDBASE_ENV: 'other' }, file)).env).toBe('other')
})

test('what is missing is named, in one sentence', () => {
  expect(() => readCredentials({ CLOUDBASE_ENV: 'x' })).toThrow(
    'Set TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, in the environment or in the file .env.cloud.',
  )
})

test('a secret is taken out of whatever is said', () => {
  const redact = redactor({ TENCENTCLOUD_SECRETKEY: 'k=e=y', WX_APP_SECRET: 'abcd', CLOUDBASE_ENV: 'shop-1' })
  expect(redact('shop-1: k=e=y and abcd')).toBe('shop-1: ••• and •••')
})
