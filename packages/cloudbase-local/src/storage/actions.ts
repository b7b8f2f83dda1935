import { NotSupported } from '../errors'
import type { Faults } from '../faults/faults'
import { FunctionFailure } from '../functions/failure'
import type { Body, WireAction } from '../wire/admin'
import { DEFAULT_LINK_SECONDS, LINKS_PER_CALL, type Storage } from './storage'
import { isCloudPath } from './store'

/** The storage.* actions of the wire. Whoever sends them is a function or whoever runs the cloud: no rule binds them. */
export function storageActions(storage: Storage, faults: Faults): Record<string, WireAction> {
  return {
    'storage.getUploadMetadata': (body) => Promise.resolve({ data: uploadMetadata(storage, body) }),
    'storage.batchGetDownloadUrl': async (body) => ({ data: { download_list: await downloadList(storage, body) } }),
    'storage.batchDeleteFile': async (body, sender) => {
      const keeps = () => faults.keepsFile(sender)
      return { data: { delete_list: await deleteList(storage, body, keeps) } }
    },
    storage: ({ action }) => Promise.reject(new NotSupported(String(action))),
  }
}

function uploadMetadata(storage: Storage, { path }: Body) {
  if (!isCloudPath(path)) throw invalid(`"${String(path)}" is not a path in the bucket`)
  const fileId = storage.fileIdOf(path)
  // The link itself is the permission; the SDK only hands the other fields back to it.
  return { url: storage.uploadLink(path), token: 'local', authorization: 'local', fileId, cosFileId: 'local' }
}

async function downloadList(storage: Storage, { file_list }: Body) {
  const list = limited(file_list) as { fileid: string; max_age?: number }[]
  return Promise.all(
    list.map(({ fileid, max_age }) => storage.downloadLink(fileid, Math.max(1, max_age || DEFAULT_LINK_SECONDS))),
  )
}

/** Each file has a code of its own: that of one which could not be removed is neither of the other two. */
async function deleteList(storage: Storage, { fileid_list }: Body, keeps: () => boolean) {
  const list = limited(fileid_list) as string[]
  return Promise.all(
    list.map(async (fileID) => {
      const path = storage.pathOf(fileID)
      if (keeps()) return { fileID, code: 'SYS_ERR' }
      const removed = path !== null && (await storage.files.remove(path))
      return { fileID, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
    }),
  )
}

function limited(list: unknown): unknown[] {
  if (!Array.isArray(list)) throw invalid('the list of files is missing')
  if (list.length > LINKS_PER_CALL) throw invalid(`more than ${LINKS_PER_CALL} files in one call`)
  return list
}

function invalid(message: string) {
  return new FunctionFailure('INVALID_PARAM', -501007, message)
}
