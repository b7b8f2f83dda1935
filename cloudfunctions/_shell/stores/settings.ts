import { createHash } from 'node:crypto'
import { DomainError, malformed } from '../../../core/errors'
import type { AuditAction } from '../../../core/order/audit'
import { readImage } from '../../../core/images/image'
import { SHOP } from '../../../core/images/stored-file'
import { defaultSettings, missingConsole, settingsProblem, type Settings } from '../../../core/shop/settings'
import { addHours, type Instant } from '../../../core/time'
import { writeAudit } from './audits'
import { files } from '../platform/files'
import type { Transaction } from '../platform/transaction'
import type { ShopSettings } from '../platform/documents'
import { cloudPathOf, intoCloudPath, readInbox } from './inbox'
import { recordOf } from './pictures'
import { inTransaction } from '../call/retry'
import type { AdminContext } from '../call/context'

type SettingName = keyof Settings

/** How long the settings page of an old client may have stood open. */
const UNSEEN_HOURS = 1

/** Only what differs, so that an audit says what was done and no more. */
function difference(before: Settings, after: Settings): SettingName[] {
  const names = Object.keys(after) as SettingName[]
  return names.filter((name) => name !== 'version' && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

function pickFields(settings: Settings, names: SettingName[]) {
  return Object.fromEntries(names.map((name) => [name, settings[name]]))
}

interface Step {
  action: AuditAction
  reason?: string
  /** what says that the change was made to settings that are still these */
  assertCurrent?: (tx: Transaction, stored: ShopSettings) => Promise<void>
  /** what else is written together with the settings */
  alongside?: (tx: Transaction, before: Settings, after: Settings) => Promise<void>
}

type Decide = (before: Settings) => Settings

/** The settings after a change, if they may be so. Closures that are over are dropped. */
export function settingsAfter(before: Settings, decide: Decide, now: Instant): Settings {
  const decided = decide(before)
  const after = { ...decided, closures: decided.closures.filter((closure) => closure.to_time > now) }
  const problem = missingConsole(before, after) ?? settingsProblem(after)
  if (problem) throw malformed(problem.field, problem.message)
  return after
}

/** Changes the settings as one, with one audit of old and new, and the next version. */
export function changeSettings(
  call: AdminContext,
  decide: Decide,
  { action, reason = '', assertCurrent, alongside }: Step,
): Promise<Settings> {
  return inTransaction(call, async (tx) => {
    const stored: ShopSettings = (await tx.get('settings', 'shop')) ?? { _id: 'shop', ...defaultSettings }
    const { _id, changed_by: _by, changed_at: _at, ...before } = stored
    const after = settingsAfter(before, decide, call.now)
    const changed = difference(before, after)
    // This comes first: who saves the same again after a lost reply is told that it is done, not that somebody has changed it.
    if (changed.length === 0) return before
    await assertCurrent?.(tx, stored)
    const next = { ...after, version: before.version + 1 }
    await tx.set('settings', { _id: 'shop', ...next, changed_by: call.openid, changed_at: call.now })
    await alongside?.(tx, before, next)
    await writeAudit(tx, call, {
      action,
      reason,
      before: pickFields(before, changed),
      after: pickFields(after, changed),
    })
    return next
  })
}

/**
 * 4005 for whoever edited settings that somebody has changed meanwhile. A client that knows no versions is refused only
 * while another admin's change is so fresh that it may not have seen it.
 */
export function assertEditedFrom(call: AdminContext, version: number | undefined): Step['assertCurrent'] {
  return async (tx, stored) => {
    const { changed_by = '', changed_at = '' } = stored
    const isForeign = changed_by !== '' && changed_by !== call.openid
    const isUnseen = isForeign && changed_at > addHours(call.now, -UNSEEN_HOURS)
    if (version === undefined ? !isUnseen : version === stored.version) return
    const name = (changed_by && (await tx.get('admins', changed_by))?.name) || '另一位管理员'
    const detail = changed_at === '' ? { changed_by: name } : { changed_by: name, changed_at }
    throw new DomainError(4005, `店铺设置刚被${name}改过，请看过新的设置再保存`, detail)
  }
}

/** A QR code may be named by address, taken from the caller's inbox (where the file stays), or left as it is. */
export async function takePayQr(call: AdminContext, pay_qr_url: string): Promise<string> {
  if (pay_qr_url === '' || pay_qr_url === call.settings.pay_qr_url) return pay_qr_url
  if (!pay_qr_url.startsWith('cloud://')) {
    if (!/^https:\/\/[^\s"'<>\\]+$/.test(pay_qr_url)) throw malformed('pay_qr_url', '应为 https 地址或刚上传的图片')
    return pay_qr_url
  }
  const picture = readImage(await readInbox(call, pay_qr_url, 'pay_qr_url'), 'pay_qr_url')
  // Named by the upload, so that who asks again after a lost reply gets the same file.
  const name = createHash('sha256').update(pay_qr_url).digest('hex')
  const file_id = intoCloudPath(pay_qr_url, `shop/${name}.${picture.type === 'png' ? 'png' : 'jpg'}`)
  if (file_id === call.settings.pay_qr_url) return file_id
  await inTransaction(call, (tx) => tx.set('stored_files', recordOf(file_id, SHOP, 'uploading', call.now)))
  return files.upload(cloudPathOf(file_id), picture.bytes)
}

/** The new code is in use; the one before is removed by the timer, where it is a file of ours. */
export function recordPayQr(call: AdminContext): Step['alongside'] {
  return async (tx, { pay_qr_url: former }, { pay_qr_url }) => {
    if (former === pay_qr_url) return
    for (const [file_id, status] of [[pay_qr_url, 'used'] as const, [former, 'unused'] as const])
      if (file_id.startsWith('cloud://')) await tx.set('stored_files', recordOf(file_id, SHOP, status, call.now))
  }
}
