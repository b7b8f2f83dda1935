import type { Api } from './api'
import { isPassing, retrying } from '../retry'

export interface StoredFile {
  fileId: string
  modifiedAt: Date
}

export function storageOf(api: Api) {
  return {
    /** Every stored file whose path begins so. */
    async filesIn(prefix: string): Promise<StoredFile[]> {
      const { bucket } = await api.parts()
      const found = await retrying(api.clock, isPassing, () => api.library.storage.listDirectoryFiles(prefix)).catch(
        (error: Error) => {
          throw new Error(`The storage cannot be listed: ${error.message}`)
        },
      )
      return found
        .filter(({ Key }) => Key.startsWith(prefix) && !Key.endsWith('/'))
        .map(({ Key, LastModified }) => ({
          fileId: `cloud://${api.env}.${bucket}/${Key}`,
          modifiedAt: new Date(LastModified),
        }))
    },
  }
}
