import { findFile, listPaths, removeFile, USER_DATA_PATH, writeFile, type StoredFile } from '../../files/temp-files'
import { ApiFailure, fileApi } from '../call'

interface ReadOptions {
  filePath: string
  encoding?: string
}

interface WriteOptions extends ReadOptions {
  data: string | ArrayBuffer
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  txt: 'text/plain',
}

function must(path: string): StoredFile {
  const file = findFile(path)
  if (!file) throw new ApiFailure(`no such file or directory, open '${path}'`)
  return file
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function read({ filePath, encoding }: ReadOptions): string | ArrayBuffer {
  const { bytes } = must(filePath)
  if (!encoding) return bytes.slice().buffer
  if (encoding === 'base64') return base64(bytes)
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  throw new ApiFailure(`encoding ${encoding} is not supported by the local WeChat`)
}

function bytesOf(data: string | ArrayBuffer, encoding = 'utf8'): Uint8Array<ArrayBuffer> {
  if (typeof data !== 'string') return new Uint8Array(data)
  if (encoding === 'base64') return Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
  return new TextEncoder().encode(data)
}

function write({ filePath, data, encoding }: WriteOptions): void {
  if (!filePath.startsWith(USER_DATA_PATH)) throw new ApiFailure(`permission denied, open '${filePath}'`)
  writeFile(filePath, { bytes: bytesOf(data, encoding), type: TYPES[filePath.split('.').at(-1) ?? ''] ?? '' })
}

function unlink(path: string): void {
  must(path)
  removeFile(path)
}

const manager = {
  readFile: fileApi('readFile', { filePath: 'String', encoding: 'String?' }, (options) => ({ data: read(options) })),
  readFileSync: (filePath: string, encoding?: string) => read({ filePath, encoding }),
  writeFile: fileApi('writeFile', { filePath: 'String', data: 'Any' }, (options) => write(options)),
  writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: string) =>
    write({ filePath, data, encoding }),
  access: fileApi('access', { path: 'String' }, ({ path }) => void must(path)),
  accessSync: (path: string) => void must(path),
  unlink: fileApi('unlink', { filePath: 'String' }, ({ filePath }) => unlink(filePath)),
  unlinkSync: unlink,
  getFileInfo: fileApi('getFileInfo', { filePath: 'String' }, ({ filePath }) => ({
    size: must(filePath).bytes.length,
    digest: '',
  })),
  readdirSync: () => listPaths(),
}

/** What is lacking is undefined, and throws when it is called. */
export function files(): Pick<WechatMiniprogram.Wx, 'env' | 'getFileSystemManager'> {
  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager as unknown as WechatMiniprogram.FileSystemManager,
  }
}
