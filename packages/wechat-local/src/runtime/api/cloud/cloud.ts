import { linkCloudFilesBy } from '../../files/source'
import { blobOf, findFile } from '../../files/temp-files'
import type { Phone } from '../../phone/phone'
import { answer, ApiFailure, ApiRefusal, hasCallbacks, type Callbacks } from '../call'
import { bridge } from './bridge'
import { callCloud, type CallOptions } from './cloud-call'
import { wrongParameter } from '../parameters'
import { startUpload } from './upload'

interface UploadOptions extends Callbacks<{ fileID: string; statusCode: number }> {
  cloudPath: string
  filePath: string
}

interface LinkResult {
  fileList: { fileID: string; tempFileURL: string; status: number; errMsg: string }[]
}

interface LinkOptions extends Callbacks<LinkResult> {
  fileList: (string | { fileID: string })[]
}

const MOST_LINKS = 50

let uploadsGivePromises = false

/** For tests: some base libraries give a promise where WeChat's typings promise a task. */
export function giveUploadsAs(kind: 'task' | 'promise'): void {
  uploadsGivePromises = kind === 'promise'
}

function linksOf(phone: Phone, ids: string[]): Promise<LinkResult> {
  if (ids.length > MOST_LINKS) throw new ApiRefusal('fileList should not be larger than 50')
  return bridge<LinkResult>(phone, 'temp-urls', JSON.stringify({ file_ids: ids }))
}

async function linkOf(phone: Phone, id: string): Promise<string> {
  const [link] = (await linksOf(phone, [id])).fileList
  if (!link?.tempFileURL) throw new Error(link?.errMsg ?? `no link for ${id}`)
  return link.tempFileURL
}

/** The part of `wx.cloud` a client may use: functions, uploads and links. */
export function cloud(phone: Phone): Pick<WechatMiniprogram.Wx, 'cloud'> {
  let ready = false
  linkCloudFilesBy((id) => linkOf(phone, id))

  const whenReady = async <R>(takes: Record<string, string>, options: unknown, work: () => Promise<R>): Promise<R> => {
    await Promise.resolve()
    const wrong = wrongParameter(takes, options)
    if (wrong) throw new ApiRefusal(`parameter error: ${wrong}`, { errCode: -1 })
    if (!ready) throw new ApiFailure("Cloud API isn't enabled, please call wx.cloud.init first")
    return work()
  }
  const uploadFile = (options: UploadOptions) => {
    const file = findFile(options.filePath)
    const task = startUpload(phone, options.cloudPath, file && blobOf(file))
    const work = whenReady({ cloudPath: 'String', filePath: 'String' }, options, () => task.done)
    const promise = answer('cloud.uploadFile', options, work)
    // With callbacks WeChat gives a task, else a promise; never both in one.
    if (!hasCallbacks(options)) return promise
    return uploadsGivePromises ? answer('cloud.uploadFile', undefined, work) : task.control
  }
  const callFunction = (options: CallOptions) =>
    answer(
      'cloud.callFunction',
      options,
      whenReady({ name: 'String' }, options, () => callCloud(phone, options)),
    )
  const getTempFileURL = (options: LinkOptions) => {
    const work = whenReady({ fileList: 'Array' }, options, () =>
      linksOf(
        phone,
        options.fileList.map((item) => (typeof item === 'string' ? item : item.fileID)),
      ),
    )
    return answer('cloud.getTempFileURL', options, work)
  }
  const offered = { init: () => void (ready = true), callFunction, uploadFile, getTempFileURL }
  return { cloud: offered satisfies Partial<Record<keyof WxCloud, unknown>> as unknown as WxCloud }
}
