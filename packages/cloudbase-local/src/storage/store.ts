import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { access, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileHead, Files, ListedFile, StoredFile } from './files'

// What COS advises for names, and letters of any script; without % ? # the SDK's encodeURI of a link is exact.
const CLOUD_PATH = /^[\p{L}\p{N}!_.*-]+(?:\/[\p{L}\p{N}!_.*-]+)*$/u

/** A path has at most 850 characters of at most four bytes; an openid and a moment come besides. */
const LONGEST_HEAD = 4096

/** A relative path that stays inside the bucket. */
export function isCloudPath(path: unknown): path is string {
  return typeof path === 'string' && path.length <= 850 && CLOUD_PATH.test(path) && !/(^|\/)\.\.?(\/|$)/.test(path)
}

/**
 * Files of the bucket in one flat folder. A file on disk is one line of JSON (its head), then its bytes; its name is a
 * hash of its path, so that no path can leave the folder and `a` and `a/b` may both be there.
 */
export class FileStore implements Files {
  /** Signs links; belongs to the data folder, so that links outlive a restart. */
  readonly secret: Buffer

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true })
    this.secret = readSecret(join(folder, 'link-secret'))
  }

  async write(head: FileHead, bytes: Uint8Array): Promise<void> {
    const file = this.fileOf(head.path)
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
    const handle = await open(temporary, 'wx')
    try {
      await handle.write(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  }

  async read(path: string): Promise<StoredFile | null> {
    const content = await readFile(this.fileOf(path)).catch(nullIfMissing)
    if (content === null) return null
    const end = content.indexOf('\n')
    return { head: JSON.parse(content.toString('utf8', 0, end)) as FileHead, bytes: content.subarray(end + 1) }
  }

  async list(): Promise<ListedFile[]> {
    const listed: ListedFile[] = []
    for (const name of await readdir(this.folder)) {
      const file = /^[0-9a-f]{64}$/.test(name) ? await listedFile(join(this.folder, name)) : null
      if (file) listed.push(file)
    }
    return listed
  }

  async has(path: string): Promise<boolean> {
    const found = await access(this.fileOf(path)).catch(nullIfMissing)
    return found !== null
  }

  async remove(path: string): Promise<boolean> {
    return (await rm(this.fileOf(path)).catch(nullIfMissing)) !== null
  }

  private fileOf(path: string): string {
    return join(this.folder, createHash('sha256').update(path).digest('hex'))
  }
}

/** Reads the head alone. Null where the file has just been removed. */
async function listedFile(file: string): Promise<ListedFile | null> {
  const handle = await open(file).catch(nullIfMissing)
  if (handle === null) return null
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0)
    const end = buffer.subarray(0, bytesRead).indexOf('\n')
    const head = JSON.parse(buffer.toString('utf8', 0, end)) as FileHead
    return { ...head, bytes: (await handle.stat()).size - end - 1 }
  } finally {
    await handle.close()
  }
}

function readSecret(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file)
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
