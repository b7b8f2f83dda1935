import type tcb from '@cloudbase/node-sdk'
import type { Clock } from '../shell/clock'
import { isPassing, retrying } from './retry'

/** The storage was asked and did not answer the file: that is not the same as a file that is not there. */
class Unreadable extends Error {}

async function bytesAt(link: string, fileID: string): Promise<Buffer | null> {
  const unreadable = (error: Error) => {
    throw new Unreadable(`${fileID} could not be read: ${error.message}`)
  }
  const reply = await fetch(link).catch(unreadable)
  // the line may be cut in the middle of the bytes, too
  if (reply.ok) return Buffer.from(await reply.arrayBuffer().catch(unreadable))
  // object storage names the one reason that is final: https://cloud.tencent.com/document/product/436/7730
  if (reply.status === 404 && (await reply.text().catch(unreadable)).includes('NoSuchKey')) return null
  throw new Unreadable(`${fileID} could not be read: the storage answered ${reply.status}`)
}

/** The files of an environment, with the owner's rights. */
export function filesOf(app: tcb.CloudBase, clock: Clock) {
  const patiently = <T>(work: () => Promise<T>): Promise<T> =>
    retrying(clock, (error) => error instanceof Unreadable || isPassing(error), work)
  return {
    upload: (cloudPath: string, bytes: Buffer): Promise<string> =>
      patiently(async () => (await app.uploadFile({ cloudPath, fileContent: bytes })).fileID),
    /** Removes at most 50 files; gives how many are gone. */
    removeFiles: (fileList: string[]): Promise<number> =>
      patiently(async () => {
        const { fileList: outcomes } = await app.deleteFile({ fileList })
        return outcomes.filter(({ code }) => code === 'SUCCESS').length
      }),
    /** The bytes of a file, or null when the storage says that there is none. */
    download: (fileID: string): Promise<Buffer | null> =>
      patiently(async () => {
        const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
        const [file] = fileList
        if (file?.tempFileURL) return bytesAt(file.tempFileURL, fileID)
        if (file?.code === 'STORAGE_FILE_NONEXIST') return null
        throw new Unreadable(`${fileID} could not be read: ${file?.code ?? 'the storage did not answer'}`)
      }),
  }
}
