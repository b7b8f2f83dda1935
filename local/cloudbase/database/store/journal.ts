import { existsSync, readdirSync } from 'node:fs'
import { ClassicLevel } from 'classic-level'
import { DataFolderError } from '../../errors'
import { parseEjson, toEjson } from '../ejson'
import type { Document, Id } from '../value'
import type { Change } from './store'

type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string }

const SEPARATOR = '/'
const COLLECTION_MARK = '!'
const READ_AT_ONCE = 500

const keyOf = (collection: string, id: Id) => `${collection}${SEPARATOR}${typeof id === 'number' ? 'n' : 's'}${id}`

/** LevelDB below the memory: written at every commit, read only at opening. */
export class Journal {
  private pending: Operation[] = []
  private last: Promise<void> = Promise.resolve()

  private constructor(private readonly level: ClassicLevel) {}

  static async open(directory: string): Promise<Journal> {
    try {
      refuseWithoutCurrent(directory)
      const level = new ClassicLevel(directory)
      await level.open()
      return new Journal(level)
    } catch (error) {
      const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
      throw new DataFolderError(cause?.code === 'LEVEL_LOCKED' ? 'locked' : 'damaged', directory, error)
    }
  }

  /** All documents by collection; a collection created at run time is there even when empty. */
  async read(): Promise<Map<string, Document[]>> {
    const collections = new Map<string, Document[]>()
    const at = (name: string) => collections.get(name) ?? collections.set(name, []).get(name) ?? []
    const iterator = this.level.iterator({ fillCache: false })
    try {
      for (;;) {
        const entries = await iterator.nextv(READ_AT_ONCE)
        if (entries.length === 0) return collections
        for (const [key, value] of entries) {
          if (key.startsWith(COLLECTION_MARK)) at(key.slice(1))
          else at(key.slice(0, key.indexOf(SEPARATOR))).push(parseEjson(value, 0) as Document)
        }
      }
    } catch (error) {
      throw new DataFolderError('damaged', this.level.location, error)
    } finally {
      await iterator.close()
    }
  }

  append(changes: Change[]): void {
    this.enqueue(
      changes.map(({ collection, id, document }) => {
        const key = keyOf(collection.name, id)
        return document ? { type: 'put', key, value: toEjson(document) } : { type: 'del', key }
      }),
    )
  }

  markCollection(name: string): void {
    this.enqueue([{ type: 'put', key: COLLECTION_MARK + name, value: '' }])
  }

  /** Commits that arrive while one batch is being synced go together into the next: never half a commit. */
  private enqueue(operations: Operation[]): void {
    if (this.pending.length === 0) {
      this.last = this.last.then(() => this.write())
      // Whoever waits for `durable` hears of it; a disk that failed once fails every later answer.
      this.last.catch(() => undefined)
    }
    for (const operation of operations) this.pending.push(operation)
  }

  private write(): Promise<void> {
    const batch = this.pending
    this.pending = []
    return this.level.batch(batch, { sync: true })
  }

  durable(): Promise<void> {
    return this.last
  }

  async close(): Promise<void> {
    await this.last.catch(() => undefined)
    await this.level.close()
  }
}

/** LevelDB would take a folder that lost this file for an empty one. */
function refuseWithoutCurrent(directory: string): void {
  const files = existsSync(directory) ? readdirSync(directory) : []
  if (files.some((file) => file.endsWith('.ldb') || file.startsWith('MANIFEST')) && !files.includes('CURRENT'))
    throw new Error('the file CURRENT is missing')
}
