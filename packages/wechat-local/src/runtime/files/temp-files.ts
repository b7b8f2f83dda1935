/** Files on the phone: what was chosen, downloaded or written, in memory as long as the page lives. */
export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
}

export const USER_DATA_PATH = 'wxfile://usr'

const contents = new Map<string, StoredFile>()
const urls = new Map<string, string>()
let count = 0

const forgetUrl = (path: string): void => {
  const url = urls.get(path)
  if (url) URL.revokeObjectURL(url)
  urls.delete(path)
}

export const writeFile = (path: string, file: StoredFile): void => {
  forgetUrl(path)
  contents.set(path, file)
}

const extensionOf = (type: string): string => type.split('/')[1]?.replace('jpeg', 'jpg').split('+')[0] ?? 'bin'

/** Keeps a file under a temporary path, as the camera or a download would. */
export const addTempFile = async (blob: Blob): Promise<string> => {
  const path = `wxfile://tmp_${++count}.${extensionOf(blob.type)}`
  writeFile(path, { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type })
  return path
}

export const findFile = (path: string): StoredFile | undefined => contents.get(path)

export const blobOf = ({ bytes, type }: StoredFile): Blob => new Blob([bytes], { type })

export const removeFile = (path: string): boolean => {
  forgetUrl(path)
  return contents.delete(path)
}

export const listPaths = (): string[] => [...contents.keys()]

/** A URL the browser can show. */
export const urlOf = (path: string): string | undefined => {
  const file = contents.get(path)
  if (!file) return undefined
  const url = urls.get(path) ?? URL.createObjectURL(blobOf(file))
  urls.set(path, url)
  return url
}
