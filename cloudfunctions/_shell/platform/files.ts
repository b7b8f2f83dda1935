import { isNetworkFailure } from './cloud-errors'
import { checked, cloud } from './sdk'

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
  async remove(fileList: string[]): Promise<void> {
    if (fileList.length > 0) await checked(cloud().deleteFile({ fileList }))
  },
  /** Links that whoever holds them can open for `maxAge` seconds: after a check of the caller only. One file or more. */
  async links(fileList: string[], maxAge: number): Promise<Map<string, string>> {
    const reply = await cloud().getTempFileURL({ fileList: fileList.map((fileID) => ({ fileID, maxAge })) })
    return new Map(reply.fileList.filter((file) => file.tempFileURL).map((file) => [file.fileID, file.tempFileURL]))
  },
}
