import { isOnline, onConnection } from '../../phone/network'
import type { Phone } from '../../phone/phone'
import { identityOf } from './bridge'
import { ApiFailure } from '../call'

interface Progress {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

type ProgressListener = (progress: Progress) => void

interface UploadTask {
  abort(): void
  onProgressUpdate(listener: ProgressListener): void
  offProgressUpdate(listener?: ProgressListener): void
  onHeadersReceived(): void
  offHeadersReceived(): void
}

function failed(reason: string) {
  return new ApiFailure(reason, { errCode: -1 })
}

function replyOf(request: XMLHttpRequest): { fileID: string; statusCode: number } {
  const reply = JSON.parse(request.responseText || '{}') as { fileID?: string; errMsg?: string }
  if (!reply.fileID) throw failed(reply.errMsg ?? `status ${request.status}`)
  return { fileID: reply.fileID, statusCode: request.status }
}

function send(phone: Phone, request: XMLHttpRequest, path: string, file: Blob) {
  return new Promise<{ fileID: string; statusCode: number }>((resolve, reject) => {
    request.open('POST', `/__local/upload?path=${encodeURIComponent(path)}`)
    Object.entries(identityOf(phone)).forEach(([name, value]) => request.setRequestHeader(name, value))
    request.addEventListener('load', () => {
      try {
        resolve(replyOf(request))
      } catch (error) {
        reject(error instanceof Error ? error : failed(String(error)))
      }
    })
    request.addEventListener('abort', () => reject(failed(isOnline() ? 'abort' : 'network is not connected')))
    request.addEventListener('error', () => reject(failed('network error')))
    const unwatch = onConnection.on((type) => type === 'none' && request.abort())
    request.addEventListener('loadend', unwatch)
    request.send(file)
  })
}

/** Sends a file to the cloud storage; progress and abort as WeChat's UploadTask has them. */
export function startUpload(phone: Phone, path: string, file: Blob | undefined) {
  const request = new XMLHttpRequest()
  const listeners = new Set<ProgressListener>()
  let aborted = false
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const progress = {
      progress: Math.floor((loaded / total) * 100),
      totalBytesSent: loaded,
      totalBytesExpectedToSend: total,
    }
    listeners.forEach((listener) => listener(progress))
  })
  const control: UploadTask = {
    abort: () => {
      aborted = true
      request.abort()
    },
    onProgressUpdate: (listener) => void listeners.add(listener),
    offProgressUpdate: (listener) => (listener ? void listeners.delete(listener) : listeners.clear()),
    onHeadersReceived: () => {},
    offHeadersReceived: () => {},
  }
  const done = Promise.resolve().then(() => {
    if (!file) throw failed('file not found')
    if (aborted) throw failed('abort')
    if (!isOnline()) throw failed('network is not connected')
    return send(phone, request, path, file)
  })
  return { control, done }
}
