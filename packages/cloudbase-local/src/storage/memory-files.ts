import { randomBytes } from 'node:crypto'
import type { FileHead, Files, ListedFile, StoredFile } from './files'

/** Files that nobody keeps. */
export class MemoryFiles implements Files {
  readonly secret = randomBytes(32)
  private readonly files = new Map<string, StoredFile>()

  write(head: FileHead, bytes: Uint8Array): Promise<void> {
    this.files.set(head.path, { head, bytes: Buffer.from(bytes) })
    return Promise.resolve()
  }

  read(path: string): Promise<StoredFile | null> {
    return Promise.resolve(this.files.get(path) ?? null)
  }

  list(): Promise<ListedFile[]> {
    return Promise.resolve([...this.files.values()].map(({ head, bytes }) => ({ ...head, bytes: bytes.length })))
  }

  has(path: string): Promise<boolean> {
    return Promise.resolve(this.files.has(path))
  }

  remove(path: string): Promise<boolean> {
    return Promise.resolve(this.files.delete(path))
  }

  paths(): string[] {
    return [...this.files.keys()]
  }
}
