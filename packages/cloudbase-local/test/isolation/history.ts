import { DatabaseError } from '../../src/errors'
import { databaseAction } from '../../src/database/actions'
import { openDatabase, type Database } from '../../src/database/engine'
import { seeded } from '../../src/random'

export const KEYS = ['a', 'b', 'c']

export type Operation =
  | { kind: 'read'; key: string; seen: number[]; at: number }
  | { kind: 'append'; key: string; value: number; at: number }
  | { kind: 'name'; key: string; name: string; at: number }

/** `unknown`: the commit was sent, and its reply was lost. `plain`: one write outside transactions. */
type Ending = 'committed' | 'unknown' | 'aborted' | 'conflict' | 'duplicate' | 'open' | 'gone'

/** What one client did and saw. Moments are numbers: nothing happens at the same one. */
export interface Client {
  isPlain: boolean
  /** its first operation, even one that changed nothing */
  beganAt: number
  operations: Operation[]
  /** the operation that was refused, if one was */
  refused: Operation | null
  ending: Ending
  endedAt: number
}

export interface History {
  clients: Client[]
  /** at the end, by key */
  lists: Record<string, number[]>
  names: string[]
}

const collections = [
  { name: 'lists', indexes: [{ name: 'name', unique: true, keys: [{ field: 'name', direction: 1 as const }] }] },
]

interface Row {
  list: number[]
  name: string
}

/** A few clients, each with a transaction or a plain write, one step at a time in an order that only the seed knows. */
export class IsolationHistory {
  private readonly random: () => number
  private database!: Database
  private moment = 0
  private values = 0
  private readonly left: string[] = []

  constructor(seed: number) {
    this.random = seeded(seed)
  }

  async run(): Promise<History> {
    this.database = await openDatabase({ directory: null, collections, now: () => 0 })
    const rows = KEYS.map((_id) => JSON.stringify({ _id, list: [], name: `name of ${_id}` }))
    await this.ask('insertDocument', { data: rows })
    const clients = Array.from({ length: 2 + this.below(4) }, () => this.client())
    let running = clients.map((client) => ({ client, steps: this.live(client) }))
    while (running.length > 0) {
      if (running.every(({ client }) => client.isPlain)) await this.endWhatIsLeft()
      const next = running[this.below(running.length)]
      if ((await next?.steps.next())?.done) running = running.filter((other) => other !== next)
    }
    await this.endWhatIsLeft()
    const history = { clients, ...(await this.ending()) }
    await this.database.close()
    return history
  }

  private client(): Client {
    const isPlain = this.random() < 0.2
    return { isPlain, beganAt: Infinity, operations: [], refused: null, ending: 'open', endedAt: Infinity }
  }

  private live(client: Client): AsyncGenerator<void> {
    return client.isPlain ? this.writePlainly(client) : this.transact(client)
  }

  /** Waits for its turn before it begins; a write that has to wait for a transaction lets others go on. */
  private async *writePlainly(client: Client): AsyncGenerator<void> {
    for (let turns = this.below(5); turns > 0; turns--) yield
    const append: Operation = { kind: 'append', key: this.key(), value: ++this.values, at: ++this.moment }
    let isDone = false
    void this.perform(append).then(() => {
      isDone = true
      client.operations.push(append)
      Object.assign(client, { ending: 'committed', endedAt: ++this.moment })
    })
    await rest()
    while (!isDone) yield
  }

  private async *transact(client: Client): AsyncGenerator<void> {
    const { transactionId } = (await this.ask('startTransaction')) as { transactionId: string }
    for (let left = 1 + this.below(5); left > 0; left--) {
      yield
      const operation = this.operation()
      client.beganAt = Math.min(client.beganAt, operation.at)
      try {
        if (await this.perform(operation, transactionId)) client.operations.push(operation)
      } catch (error) {
        this.refuse(client, operation, error)
        return rest()
      }
    }
    yield
    await this.finish(client, transactionId)
  }

  private refuse(client: Client, operation: Operation, error: unknown): void {
    if (!(error instanceof DatabaseError)) throw error
    const endings: Record<string, Ending> = {
      DATABASE_TRANSACTION_CONFLICT: 'conflict',
      DATABASE_DUPLICATE_WRITE: 'duplicate',
    }
    const ending = endings[error.code]
    if (!ending) throw error
    Object.assign(client, { refused: operation, ending, endedAt: ++this.moment })
  }

  private async finish(client: Client, transactionId: string): Promise<void> {
    const dice = this.random()
    if (dice < 0.04) return void this.left.push(transactionId) // its process died
    const isTold = dice < 0.85 || !client.operations.some(({ kind }) => kind === 'append')
    const ending = dice < 0.08 ? 'gone' : dice < 0.25 ? 'aborted' : isTold ? 'committed' : 'unknown'
    if (ending === 'gone') this.database.end(transactionId) // its time was up
    const isLostOnTheWay = ending === 'unknown' && dice < 0.9
    if (isLostOnTheWay) this.left.push(transactionId)
    else if (ending === 'aborted') await this.ask('abortTransaction', { transactionId })
    else await this.ask('commitTransaction', { transactionId }).catch((error) => expectGone(ending, error))
    Object.assign(client, { ending, endedAt: isLostOnTheWay ? Infinity : ++this.moment })
    await rest()
  }

  private operation(): Operation {
    const dice = this.random()
    const at = ++this.moment
    if (dice < 0.5) return { kind: 'read', key: this.key(), seen: [], at }
    if (dice < 0.9) return { kind: 'append', key: this.key(), value: ++this.values, at }
    return { kind: 'name', key: this.key(), name: `new ${this.below(2)}`, at }
  }

  /** False when nothing was done: a name that is there already is not written. */
  private async perform(operation: Operation, transactionId?: string): Promise<boolean> {
    const query = JSON.stringify({ _id: operation.key })
    if (operation.kind === 'read') {
      const { data } = (await this.ask('getDocument', { query, transactionId })) as { data: { list: string[] } }
      operation.seen = data.list[0] ? (JSON.parse(data.list[0]) as Row).list : []
      return true
    }
    const { kind } = operation
    const change = kind === 'append' ? { $push: { list: operation.value } } : { $set: { name: operation.name } }
    const asked = { query, data: JSON.stringify(change), merge: true, transactionId }
    const { data } = (await this.ask('modifyDocument', asked)) as { data: { updated: number } }
    return data.updated > 0
  }

  /** The platform ends what nobody ends. */
  private async endWhatIsLeft(): Promise<void> {
    for (const id of this.left.splice(0)) this.database.end(id)
    await rest()
  }

  private async ending(): Promise<Pick<History, 'lists' | 'names'>> {
    const { data } = (await this.ask('getDocument', {})) as { data: { list: string[] } }
    const rows = data.list.map((text) => JSON.parse(text) as Row & { _id: string })
    return { lists: Object.fromEntries(rows.map(({ _id, list }) => [_id, list])), names: rows.map(({ name }) => name) }
  }

  private ask(action: string, fields: object = {}) {
    return databaseAction(this.database, { action, collectionName: 'lists', ...fields })
  }

  private key(): string {
    return KEYS[this.below(KEYS.length)] ?? 'a'
  }

  private below(count: number): number {
    return Math.floor(this.random() * count)
  }
}

function expectGone(ending: Ending, error: unknown): void {
  if (ending !== 'gone') throw error
}

/** Until nothing moves any more by itself. */
async function rest(): Promise<void> {
  for (let ticks = 0; ticks < 30; ticks++) await Promise.resolve()
}
