/** Files on the phone: what was chosen, downloaded or written, in memory as long as the page lives. */
export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
}

export const USER_DATA_PATH = 'wxfile://usr'

const contents = new Map<string, StoredFile>()
const urls = new Map<string, string>()
let count = 0

function forgetUrl(path: string): void {
  const url = urls.get(path)
  if (url) URL.revokeObjectURL(url)
  urls.delete(path)
}

export function writeFile(path: string, file: StoredFile): void {
  forgetUrl(path)
  contents.set(path, file)
}

function extensionOf(type: string): string {
  return type.split('/')[1]?.replace('jpeg', 'jpg').split('+')[0] ?? 'bin'
}

/** Keeps a file under a temporary path, as the camera or a download would. */
export async function addTempFile(blob: Blob): Promise<string> {
  const path = `wxfile://tmp_${++count}.${extensionOf(blob.type)}`
  writeFile(path, { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type })
  return path
}

export function findFile(path: string): StoredFile | undefined {
  return contents.get(path)
}

export function blobOf({ bytes, type }: StoredFile): Blob {
  return new Blob([bytes], { type })
}

export function removeFile(path: string): boolean {
  forgetUrl(path)
  return contents.delete(path)
}

export function listPaths(): string[] {
  return [...contents.keys()]
}

/** A URL the browser can show. */
export function urlOf(path: string): string | undefined {
  const file = contents.get(path)
  if (!file) return undefined
  const url = urls.get(path) ?? URL.createObjectURL(blobOf(file))
  urls.set(path, url)
  return url
}
