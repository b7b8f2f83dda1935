import Taro from '@tarojs/taro'
import { NetworkError } from './call'
import { ensureSession } from './session'

export interface Upload {
  /** the file id, or a rejection when it failed or was cancelled */
  done: Promise<string>
  cancel: () => void
}

const randomName = (): string =>
  Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('')

interface Task {
  onProgressUpdate?: (listener: (update: { progress: number }) => void) => void
  abort?: () => void
}

/** Uploads a picture to the caller's own inbox; a function takes it from there. */
export function uploadToInbox(path: string, onProgress: (percent: number) => void): Upload {
  let cancelled = false
  let task: Task | undefined
  const start = (openid: string) =>
    new Promise<string>((resolve, reject) => {
      if (cancelled) return reject(new NetworkError())
      task = Taro.cloud.uploadFile({
        cloudPath: `inbox/${openid}/${randomName()}.jpg`,
        filePath: path,
        success: ({ fileID }: { fileID: string }) => resolve(fileID),
        fail: () => reject(new NetworkError()),
      })
      task?.onProgressUpdate?.(({ progress }) => onProgress(progress))
    })
  return {
    done: ensureSession().then(({ user }) => start(user.id)),
    cancel: () => {
      cancelled = true
      task?.abort?.()
    },
  }
}
