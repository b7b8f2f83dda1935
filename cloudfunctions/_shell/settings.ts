import { createHash } from 'node:crypto'
import { malformed } from '../../core/errors'
import { readImage } from '../../core/image'
import { defaultSettings, settingsProblem, type Settings } from '../../core/settings'
import { writeAudit } from './audits'
import { files } from './cloud'
import type { AdminCall } from './guards'
import { readInbox } from './inbox'
import { inTransaction } from './retry'

type SettingName = keyof Settings

/** Only what differs, so that an audit says what was done and no more. */
function difference(before: Settings, after: Settings): SettingName[] {
  const names = Object.keys(after) as SettingName[]
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

const only = (settings: Settings, names: SettingName[]) =>
  Object.fromEntries(names.map((name) => [name, settings[name]]))

interface Step {
  action: string
  reason?: string
}

/** Changes the settings as one, with one audit of old and new. Closures that are over are dropped. */
export function changeSettings(
  call: AdminCall,
  decide: (before: Settings) => Settings,
  { action, reason = '' }: Step,
): Promise<Settings> {
  return inTransaction(call, async (tx) => {
    const { _id, ...stored } = (await tx.get('settings', 'shop')) ?? { _id: 'shop', ...defaultSettings }
    const before: Settings = { ...defaultSettings, ...stored }
    const decided = decide(before)
    const after = { ...decided, closures: decided.closures.filter((closure) => closure.to_time > call.now) }
    const problem = settingsProblem(after)
    if (problem) throw malformed(problem.field, problem.message)
    const changed = difference(before, after)
    if (changed.length === 0) return before
    await tx.set('settings', { _id: 'shop', ...after })
    await writeAudit(tx, call, { action, reason, before: only(before, changed), after: only(after, changed) })
    return after
  })
}

/** A QR code may be named by address, taken from the caller's inbox (where the file stays), or left as it is. */
export async function takePayQr(call: AdminCall, pay_qr_url: string): Promise<string> {
  if (pay_qr_url === '' || pay_qr_url === call.settings.pay_qr_url) return pay_qr_url
  if (!pay_qr_url.startsWith('cloud://')) {
    if (!/^https:\/\/[^\s"'<>\\]+$/.test(pay_qr_url)) throw malformed('pay_qr_url', '应为 https 地址或刚上传的图片')
    return pay_qr_url
  }
  const picture = readImage(await readInbox(call, pay_qr_url, 'pay_qr_url'), 'pay_qr_url')
  const name = createHash('sha256').update(picture.bytes).digest('hex')
  return files.upload(`shop/${name}.${picture.type === 'png' ? 'png' : 'jpg'}`, picture.bytes)
}
