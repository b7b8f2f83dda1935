import { existsSync, readdirSync } from 'node:fs'
import { ClassicLevel } from 'classic-level'
import { DataFolderError } from '../../errors'
import { parseEjson, toEjson } from '../ejson'
import type { Document, Id } from '../value'
import { Seal } from './seal'
import type { Replacement } from './change'

type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string }

const SEPARATOR = '/'
const COLLECTION_MARK = '!'
const SEAL = '#seal'
const READ_AT_ONCE = 500
const BYTES_READ_AT_ONCE = 4 << 20

function keyOf(collection: string, id: Id) {
  return `${collection}${SEPARATOR}${typeof id === 'number' ? 'n' : 's'}${id}`
}

/** LevelDB below the memory: written at every commit, read only at opening. */
export class Journal {
  private pending: Operation[] = []
  private last: Promise<void> = Promise.resolve()
  private readonly seal: Seal

  private constructor(private readonly level: ClassicLevel) {
    this.seal = new Seal(level.location)
  }

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

  /** All documents by collection; a collection created at run time is there even when empty. LevelDB does not check what it reads, so the seal does. */
  async read(): Promise<Map<string, Document[]>> {
    const collections = new Map<string, Document[]>()
    const at = (name: string) => collections.get(name) ?? collections.set(name, []).get(name) ?? []
    const iterator = this.level.iterator({ fillCache: false, highWaterMarkBytes: BYTES_READ_AT_ONCE })
    const readOn = () => {
      const reading = iterator.nextv(READ_AT_ONCE)
      reading.catch(() => undefined) // said where it is waited for, if nothing went wrong before
      return reading
    }
    try {
      let coming = readOn()
      for (;;) {
        const entries = await coming
        if (entries.length === 0) break
        coming = readOn() // the disk is read while these are parsed
        for (const [key, value] of entries) {
          if (key === SEAL) this.seal.found(value)
          else this.seal.add(key, value)
          if (key.startsWith(COLLECTION_MARK)) at(key.slice(1))
          else if (key !== SEAL) at(key.slice(0, key.indexOf(SEPARATOR))).push(parseEjson(value, 0) as Document)
        }
      }
      this.seal.check()
      return collections
    } catch (error) {
      throw new DataFolderError('damaged', this.level.location, error)
    } finally {
      await iterator.close()
    }
  }

  append(changes: Replacement[]): void {
    this.enqueue(
      changes.map(({ collection, id, document, before }) => {
        const key = keyOf(collection.name, id)
        if (before) this.seal.remove(key, toEjson(before))
        return document ? this.put(key, toEjson(document)) : { type: 'del', key }
      }),
    )
  }

  markCollection(name: string): void {
    this.enqueue([this.put(COLLECTION_MARK + name, '')])
  }

  private put(key: string, value: string): Operation {
    this.seal.add(key, value)
    return { type: 'put', key, value }
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

  private async write(): Promise<void> {
    const batch = this.pending
    this.pending = []
    const count = this.seal.next()
    batch.push({ type: 'put', key: SEAL, value: this.seal.text })
    await this.level.batch(batch, { sync: true })
    this.seal.written(count)
  }

  durable(): Promise<void> {
    return this.last
  }

  async close(): Promise<void> {
    await this.last.catch(() => undefined)
    this.seal.close()
    await this.level.close()
  }
}

/** LevelDB would take a folder that lost this file for an empty one. */
function refuseWithoutCurrent(directory: string): void {
  const files = existsSync(directory) ? readdirSync(directory) : []
  if (files.some((file) => file.endsWith('.ldb') || file.startsWith('MANIFEST')) && !files.includes('CURRENT'))
    throw new Error('the file CURRENT is missing')
}
