import { FILES_A_CALL } from '../../../core/images/file-id'
import { CloudError, isNetworkFailure } from './cloud-errors'
import { checked, cloud } from './sdk'

/** What a file of a call has come to when it is not there any more: https://docs.cloudbase.net/api-reference/server/node-sdk/storage */
const GONE = ['SUCCESS', 'STORAGE_FILE_NONEXIST']

function inCalls(fileList: string[]): string[][] {
  const calls: string[][] = []
  for (let at = 0; at < fileList.length; at += FILES_A_CALL) calls.push(fileList.slice(at, at + FILES_A_CALL))
  return calls
}

export const files = {
  async upload(cloudPath: string, bytes: Uint8Array): Promise<string> {
    return (await cloud().uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })).fileID
  },
  /** The bytes of a file, or null when there is none. */
  async download(fileID: string): Promise<Uint8Array | null> {
    try {
      const { fileContent } = await cloud().downloadFile({ fileID })
      return fileContent === undefined ? null : Buffer.from(fileContent as Buffer)
    } catch (error) {
      if (isNetworkFailure(error)) throw error
      return null
    }
  },
  /** Gives those that are still there: one file of a call may fail. */
  async remove(fileList: string[]): Promise<Set<string>> {
    const kept = new Set<string>()
    for (const part of inCalls(fileList)) {
      const { fileList: answers = [] } = await checked(cloud().deleteFile({ fileList: part }))
      for (const { fileID, code } of answers) if (!GONE.includes(code)) kept.add(fileID)
    }
    return kept
  },
  /** Throws when one of them is still there. */
  async removeAll(fileList: string[]): Promise<void> {
    const { size } = await files.remove(fileList)
    if (size > 0) throw new CloudError('STORAGE_FILE_KEPT', `${size} of ${fileList.length} files were not removed`)
  },
  /** Links that whoever holds them can open for `maxAge` seconds: after a check of the caller only. A file that is not there has none. */
  async links(fileList: string[], maxAge: number): Promise<Map<string, string>> {
    const links = new Map<string, string>()
    for (const part of inCalls(fileList)) {
      const reply = await cloud().getTempFileURL({ fileList: part.map((fileID) => ({ fileID, maxAge })) })
      for (const { fileID, tempFileURL } of reply.fileList) if (tempFileURL) links.set(fileID, tempFileURL)
    }
    return links
  },
}
