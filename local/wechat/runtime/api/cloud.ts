import { linkCloudFilesBy } from '../files/source'
import { blobOf, findFile } from '../files/temp-files'
import type { Phone } from '../phone'
import { answer, api, ApiFailure, type Callbacks } from './call'
import { bridge } from './bridge'
import { callCloud, type CallOptions } from './cloud-call'
import { startUpload } from './upload'

interface UploadOptions extends Callbacks<{ fileID: string; statusCode: number }> {
  cloudPath: string
  filePath: string
}

interface LinkResult {
  fileList: { fileID: string; tempFileURL: string; status: number; errMsg: string }[]
}

interface LinkOptions {
  fileList: (string | { fileID: string })[]
}

const linksOf = (phone: Phone, ids: string[]): Promise<LinkResult> =>
  bridge<LinkResult>(phone, 'temp-urls', JSON.stringify({ file_ids: ids }))

const linkOf = async (phone: Phone, id: string): Promise<string> => {
  const [link] = (await linksOf(phone, [id])).fileList
  if (!link?.tempFileURL) throw new Error(link?.errMsg ?? `no link for ${id}`)
  return link.tempFileURL
}

/** The part of `wx.cloud` a client may use: functions, uploads and links. */
export const cloud = (phone: Phone) => {
  let ready = false
  linkCloudFilesBy((id) => linkOf(phone, id))

  const whenReady = async <R>(work: () => Promise<R>): Promise<R> => {
    await Promise.resolve()
    if (!ready) throw new ApiFailure("Cloud API isn't enabled, please call wx.cloud.init first")
    return work()
  }
  const uploadFile = (options: UploadOptions) => {
    const file = findFile(options.filePath)
    const task = startUpload(phone, options.cloudPath, file && blobOf(file))
    const result = answer(
      'cloud.uploadFile',
      options,
      whenReady(() => task.done),
    )
    return result ? Object.assign(result, task.control) : task.control
  }
  const callFunction = (options: CallOptions) =>
    answer(
      'cloud.callFunction',
      options,
      whenReady(() => callCloud(phone, options)),
    )
  const getTempFileURL = api('cloud.getTempFileURL', ({ fileList }: LinkOptions) =>
    whenReady(() =>
      linksOf(
        phone,
        fileList.map((item) => (typeof item === 'string' ? item : item.fileID)),
      ),
    ),
  )
  return { cloud: { init: () => void (ready = true), callFunction, uploadFile, getTempFileURL } }
}
