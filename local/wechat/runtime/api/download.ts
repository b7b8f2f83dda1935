import { isOnline, whenSlow } from '../network'
import { addTempFile, findFile, writeFile } from '../files/temp-files'
import { handed } from '../shown'
import { answer, api, ApiFailure, type Callbacks } from './call'

interface Download extends Callbacks<Downloaded> {
  url: string
  filePath?: string
}

interface Downloaded {
  tempFilePath: string
  filePath?: string
  statusCode: number
}

interface Progress {
  progress: number
}

const fetchFile = async ({ url, filePath }: Download, signal: AbortSignal): Promise<Downloaded> => {
  await whenSlow()
  if (!isOnline()) throw new ApiFailure('network is not connected')
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw new ApiFailure(signal.aborted ? 'abort' : String(error))
  })
  const tempFilePath = await addTempFile(await response.blob())
  if (filePath) writeFile(filePath, findFile(tempFilePath)!)
  return { tempFilePath, ...(filePath ? { filePath } : {}), statusCode: response.status }
}

const downloadFile = (options: Download) => {
  const control = new AbortController()
  const listeners = new Set<(progress: Progress) => void>()
  const work = fetchFile(options, control.signal).then((downloaded) => {
    listeners.forEach((listener) => listener({ progress: 100 }))
    return downloaded
  })
  const task = {
    abort: () => control.abort(),
    onProgressUpdate: (listener: (progress: Progress) => void) => void listeners.add(listener),
    offProgressUpdate: () => listeners.clear(),
  }
  return Object.assign(answer('downloadFile', options, work) ?? {}, task)
}

export const download = () => ({
  downloadFile,
  openDocument: api('openDocument', (options: { filePath: string }) => {
    if (!findFile(options.filePath)) throw new ApiFailure("file doesn't exist")
    handed.push({ kind: 'document', detail: options.filePath })
  }),
  shareFileMessage: api('shareFileMessage', (options: { filePath: string; fileName?: string }) => {
    if (!findFile(options.filePath)) throw new ApiFailure("file doesn't exist")
    handed.push({ kind: 'file-message', detail: { filePath: options.filePath, fileName: options.fileName } })
  }),
})
