import { DomainError, malformed } from '../../../core/errors'
import { fileIdParts } from '../../../core/images/file-id'
import { files } from '../platform/files'
import type { CallContext } from '../call/context'

/** The same bucket's file id of another path. */
export function intoCloudPath(file_id: string, path: string): string {
  const parts = fileIdParts(file_id)
  return parts ? `${parts.root}/${path}` : file_id
}

export function cloudPathOf(file_id: string): string {
  return fileIdParts(file_id)?.path ?? ''
}

/** The bytes of a file in the caller's own inbox in this environment; any other file is refused, without telling whether it exists. */
export async function readInbox(call: CallContext, file_id: string, field: string, name = ''): Promise<Uint8Array> {
  const parts = fileIdParts(file_id)
  if (!parts) throw malformed(field, `${name}不是有效的文件编号`)
  const { env, path } = parts
  const isOwn = env === call.env && path.startsWith(`inbox/${call.openid}/`) && !path.split('/').includes('..')
  if (!isOwn) throw new DomainError(4004)
  const bytes = await files.download(file_id)
  if (!bytes) throw malformed(field, `${name}找不到这个文件，请重新上传`)
  return bytes
}

/** Removes inbox files that have been taken in. Nobody needs them any more, so that a failure is logged and does not fail the call. */
export async function clearInbox(file_ids: string[]): Promise<void> {
  try {
    await files.removeAll(file_ids)
  } catch (error) {
    console.log(JSON.stringify({ level: 'warn', message: 'an inbox file was not removed', error: String(error) }))
  }
}
