import { createHash, randomUUID } from 'node:crypto'
import { DomainError, malformed } from '../../../core/errors'
import { readImage } from '../../../core/images/image'
import type { Picture } from '../../../core/images/picture'
import { knownUser, withPicture, type User } from '../../../core/order/player'
import { addHours, type Instant } from '../../../core/time'
import { documents, operators } from '../platform/database'
import { files } from '../platform/files'
import type { Transaction } from '../platform/transaction'
import { cloudPathOf, intoCloudPath, readInbox } from './inbox'
import { inTransaction } from '../call/retry'
import type { StoredFile } from '../../../core/images/stored-file'
import type { CallContext } from '../call/context'

const MAX_AVATAR_BYTES = 2 * 1024 * 1024
const FILES_A_RUN = 50
/**
 * An older version named pictures by their content, so that two players with the same picture shared a file; and an upload
 * that is named as the payment code twice at once can stand as unused although the shop shows it.
 */
const MAY_BE_SHOWN = /\/(avatars|shop)\/[0-9a-f]{64}\./

function recordId(file_id: string): string {
  return createHash('sha256').update(file_id).digest('hex')
}

export function recordOf(file_id: string, owner: string, status: StoredFile['status'], at: Instant): StoredFile {
  return {
    _id: recordId(file_id),
    file_id,
    owner,
    status,
    at,
  }
}

async function readAvatar(call: CallContext, source: string): Promise<Picture> {
  const picture = readImage(await readInbox(call, source, 'avatar_file_id'), 'avatar_file_id')
  if (picture.bytes.length > MAX_AVATAR_BYTES) throw malformed('avatar_file_id', '头像不能超过 2 MB，请换一张小一点的')
  return picture
}

/** Gives the player as stored. Refuses one who was known when the call began and whose data has been deleted since. */
export async function requireUser(tx: Transaction, call: CallContext, wasKnown: boolean): Promise<User> {
  const found = await tx.get('users', call.openid)
  if ((!found && wasKnown) || found?.leaving_at) throw new DomainError(4005, '资料已注销，请重新进入小程序')
  return knownUser(found, call.openid, call.now)
}

/** Stores a picture for the player. A record of the file is written before the file is, so that no file is left without one. */
export async function storeAvatar(call: CallContext, source: string, wasKnown: boolean): Promise<string> {
  const { bytes, type } = await readAvatar(call, source)
  const file_id = intoCloudPath(source, `avatars/${randomUUID()}.${type === 'png' ? 'png' : 'jpg'}`)
  await inTransaction(call, async (tx) => {
    await tx.set('users', withPicture(await requireUser(tx, call, wasKnown), call.now))
    await tx.set('stored_files', recordOf(file_id, call.openid, 'uploading', call.now))
  })
  await files.upload(cloudPathOf(file_id), bytes)
  return file_id
}

/** Those of these pictures that some player or the shop shows. */
async function shownAmong(file_ids: string[]): Promise<Set<string>> {
  const shops = await documents.find('settings', { pay_qr_url: operators().in(file_ids) })
  const found = await documents.aggregate<{ _id: string }>('users', [
    { $match: { avatar_file_id: { $in: file_ids } } },
    { $group: { _id: '$avatar_file_id' } },
    { $limit: file_ids.length },
  ])
  return new Set([...found.map(({ _id }) => _id), ...shops.map(({ pay_qr_url }) => pay_qr_url)])
}

/**
 * Removes files that nobody uses any more, and their records after. When it is cut off anywhere, the timer does it again; a
 * file that stays keeps its record, and its turn comes an hour later, so that it keeps no other from going.
 */
export async function removeUnused(file_ids: string[], now: Instant): Promise<void> {
  const _ = operators()
  if (file_ids.length === 0) return
  const doubtful = file_ids.filter((file_id) => MAY_BE_SHOWN.test(file_id))
  const shown = doubtful.length > 0 ? await shownAmong(doubtful) : new Set<string>()
  const kept = await files.remove(file_ids.filter((file_id) => !shown.has(file_id)))
  const gone = file_ids.filter((file_id) => !kept.has(file_id))
  const unused = { status: _.in(['uploading', 'unused']) }
  await documents.removeWhere('stored_files', { _id: _.in(gone.map(recordId)), ...unused })
  if (kept.size === 0) return
  await documents.updateWhere('stored_files', { _id: _.in([...kept].map(recordId)), ...unused }, { at: now })
}

/** Removes what was replaced or given up, and uploads that died, an hour later. What is too much for one run is left to the next. */
export async function removeUnusedFiles(call: CallContext): Promise<void> {
  const _ = operators()
  const where = { status: _.in(['uploading', 'unused']), at: _.lt(addHours(call.now, -1)) }
  const found = await documents.find('stored_files', where, { order: [['at', 'asc']], limit: FILES_A_RUN })
  const file_ids = found.map(({ file_id }) => file_id)
  await removeUnused(file_ids, call.now)
}
