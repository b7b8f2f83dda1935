import { isOnline, whenSlow } from '../../phone/network'
import { addTempFile, findFile, writeFile } from '../../files/temp-files'
import type { Phone } from '../../phone/phone'
import { answer, ApiFailure, ApiRefusal } from '../call'
import { mustBeDownloadable } from './domains'
import { wrongParameter } from '../parameters'

type Option = WechatMiniprogram.DownloadFileOption
type ProgressListener = (progress: { progress: number }) => void

interface Downloaded {
  tempFilePath: string
  filePath?: string
  statusCode: number
}

/** Fetches a file of another server, or of the cloud, and keeps it under a temporary path. */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<{ path: string; status: number }> {
  await whenSlow()
  if (!isOnline()) throw new ApiFailure('network is not connected')
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    throw new ApiFailure(signal?.aborted ? 'abort' : String(error))
  })
  return { path: await addTempFile(await response.blob()), status: response.status }
}

async function run(phone: Phone, options: Option, signal: AbortSignal): Promise<Downloaded> {
  const wrong = wrongParameter({ url: 'String', filePath: 'String?', header: 'Object?' }, options)
  if (wrong) throw new ApiRefusal(`parameter error: ${wrong}`, { errno: 1001 })
  mustBeDownloadable(phone, options.url)
  const { path, status } = await fetchFile(options.url, signal)
  const file = findFile(path)
  if (!file) throw new ApiFailure('file not exists')
  if (options.filePath) writeFile(options.filePath, file)
  return { tempFilePath: path, ...(options.filePath ? { filePath: options.filePath } : {}), statusCode: status }
}

export function download(phone: Phone): Pick<WechatMiniprogram.Wx, 'downloadFile'> {
  return {
    downloadFile: (options) => {
      const control = new AbortController()
      const listeners = new Set<ProgressListener>()
      const work = run(phone, options, control.signal).then((downloaded) => {
        listeners.forEach((listener) => listener({ progress: 100 }))
        return downloaded
      })
      const task = {
        abort: () => control.abort(),
        onProgressUpdate: (listener: ProgressListener) => void listeners.add(listener),
        offProgressUpdate: () => listeners.clear(),
        onHeadersReceived: () => {},
        offHeadersReceived: () => {},
      }
      const answered = answer('downloadFile', options as object, work) ?? {}
      return Object.assign(answered, task) as unknown as WechatMiniprogram.DownloadTask
    },
  }
}
