import { machineTime, type Time } from '../clock'
import type { CollectionSpec } from './collection-spec'
import { collectionMissing, invalidParam, requestFailed, transactionGone } from './refusals'
import { PlainSession } from './sessions/plain-session'
import { Transaction } from './sessions/transaction'
import { Collection } from './store/collection'
import { Journal } from './store/journal'
import { Store } from './store/store'

export interface OpenOptions {
  /** null: in memory only. */
  directory: string | null
  collections: CollectionSpec[]
  /** Milliseconds; what a server date is taken from. */
  now: () => number
  /** The machine's, unless it is simulated. */
  time?: Time
  /** The platform's 30 s, unless a test cannot wait. */
  transactionLifetimeMs?: number
}

/** Throws DataFolderError when the folder is locked or damaged. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const journal = options.directory === null ? null : await Journal.open(options.directory)
  const database = new Database(options, journal)
  try {
    await database.load()
    return database
  } catch (error) {
    await journal?.close()
    throw error
  }
}

export class Database {
  readonly plain: PlainSession
  readonly now: () => number
  private readonly time: Time
  private readonly store: Store
  private readonly collections = new Map<string, Collection>()
  private readonly locks = new Map<string, Transaction>()
  private readonly transactions = new Map<string, { transaction: Transaction; stopTimer: () => void }>()
  private conflicts = 0

  constructor(
    private readonly options: OpenOptions,
    private readonly journal: Journal | null,
  ) {
    this.now = options.now
    this.store = new Store(journal)
    this.time = options.time ?? machineTime
    this.plain = new PlainSession(this.store, this.locks, this.time)
    for (const spec of options.collections) this.collections.set(spec.name, new Collection(spec))
  }

  async load(): Promise<void> {
    for (const [name, documents] of (await this.journal?.read()) ?? []) {
      if (!this.collections.has(name)) this.collections.set(name, new Collection({ name, indexes: [] }))
      this.collection(name).load(documents)
    }
  }

  collection(name: string): Collection {
    const collection = this.collections.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  addCollection(name: string): void {
    if (!/^[A-Za-z][\w-]*$/.test(name)) throw invalidParam(`invalid collection name: ${name}`)
    if (this.collections.has(name)) throw requestFailed(`Table exist: ${name}`)
    this.collections.set(name, new Collection({ name, indexes: [] }))
    this.journal?.markCollection(name)
  }

  begin(): string {
    const transaction = new Transaction(this.store, this.locks)
    // Real elapsed time: moving the clock of the application must not end transactions under way.
    const stopTimer = this.time.after(this.options.transactionLifetimeMs ?? 30_000, () => this.end(transaction.id))
    this.transactions.set(transaction.id, { transaction, stopTimer })
    return transaction.id
  }

  transaction(id: string): Transaction {
    const open = this.transactions.get(id)
    if (!open) throw transactionGone()
    return open.transaction
  }

  commit(id: string): void {
    this.transaction(id).commit()
    this.end(id)
  }

  abort(id: string): void {
    this.transaction(id)
    this.end(id)
  }

  /** Ends a transaction without its changes, whether or not it is still open. */
  end(id: string): void {
    const open = this.transactions.get(id)
    if (!open) return
    open.stopTimer()
    this.transactions.delete(id)
    open.transaction.end()
  }

  countConflict(): void {
    this.conflicts++
  }

  /** Resolves when everything committed so far is on disk. */
  durable(): Promise<void> | undefined {
    return this.store.durable()
  }

  stats() {
    return {
      collections: Object.fromEntries([...this.collections].map(([name, { size }]) => [name, size])),
      openTransactions: this.transactions.size,
      commits: this.store.sequence,
      conflicts: this.conflicts,
    }
  }

  async close(): Promise<void> {
    for (const id of [...this.transactions.keys()]) this.end(id)
    await this.journal?.close()
  }
}
