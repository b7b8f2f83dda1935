import Taro from '@tarojs/taro'
import { NetworkError } from './call'
import { ensureSession } from './session'

export interface Upload {
  /** the file id, or a rejection when it failed or was cancelled */
  done: Promise<string>
  cancel: () => void
}

function randomName(): string {
  return Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('')
}

/** What WeChat gives back for an upload: a task, or, in some versions, a mere promise that nothing can stop. */
interface Task {
  onProgressUpdate?: (listener: (update: { progress: number }) => void) => void
  abort?: () => void
  then?: (done: (result: { fileID: string }) => void, failed: () => void) => unknown
}

/** Uploads a picture to the caller's own inbox; a function takes it from there. */
export function uploadToInbox(path: string, onProgress: (percent: number) => void): Upload {
  let isCancelled = false
  let task: Task | undefined
  let giveUp = (): void => undefined
  const start = (openid: string) =>
    new Promise<string>((resolve, reject) => {
      giveUp = () => reject(new NetworkError())
      if (isCancelled) return giveUp()
      const success = ({ fileID }: { fileID: string }): void => resolve(fileID)
      task = Taro.cloud.uploadFile({
        cloudPath: `inbox/${openid}/${randomName()}.jpg`,
        filePath: path,
        success,
        fail: giveUp,
      })
      task?.onProgressUpdate?.(({ progress }) => onProgress(progress))
      task?.then?.(success, giveUp)
    })
  return {
    done: ensureSession().then(({ user }) => start(user.id)),
    cancel: () => {
      isCancelled = true
      task?.abort?.()
      giveUp()
    },
  }
}
