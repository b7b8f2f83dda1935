import { wire } from '../fixture'

interface Found {
  data: { list: string[] }
}

/** Runs one transaction after another: number n adds the nth entry and writes n into the ledger. */
export class Writer {
  begun = 0
  acknowledged = 0

  constructor(readonly name: string) {}

  /** Until the cloud answers no more. */
  async write(url: string): Promise<void> {
    try {
      for (;;) {
        await this.transact(url, ++this.begun)
        this.acknowledged = this.begun
      }
    } catch (error) {
      if ((error as Error).name !== 'TypeError') throw error // what fetch throws for a broken connection
    }
  }

  private async transact(url: string, number: number): Promise<void> {
    const { transactionId } = await wire<{ transactionId: string }>(url, { action: 'database.startTransaction' })
    const set = (collectionName: string, _id: string, document: object) =>
      wire(url, {
        action: 'database.modifyDocument',
        collectionName,
        transactionId,
        queryType: 'DOC',
        multi: false,
        merge: false,
        upsert: true,
        query: JSON.stringify({ _id }),
        data: JSON.stringify(document),
      })
    await set('entries', `${this.name}-${number}`, { writer: this.name, number })
    await set('ledgers', this.name, { last: number })
    await wire(url, { action: 'database.commitTransaction', transactionId })
  }
}

interface Damage {
  lost: number
  half: number
}

/** What is missing of a writer's acknowledged transactions, and what is there by half. */
export async function check(url: string, { name, acknowledged }: Writer): Promise<Damage> {
  const entries = new Set(
    (await find<{ number: number }>(url, 'entries', { writer: name })).map((entry) => entry.number),
  )
  const [ledger] = await find<{ last: number }>(url, 'ledgers', { _id: name })
  const written = ledger?.last ?? 0
  const numbers = Array.from({ length: Math.max(acknowledged, written, ...entries) }, (_, at) => at + 1)
  return {
    lost: numbers.filter((number) => number <= acknowledged && (!entries.has(number) || number > written)).length,
    half: numbers.filter((number) => entries.has(number) !== number <= written).length,
  }
}

async function find<D>(url: string, collectionName: string, query: object): Promise<D[]> {
  const body = { action: 'database.getDocument', collectionName, queryType: 'WHERE', query: JSON.stringify(query) }
  const { data } = await wire<Found>(url, { ...body, limit: 1000, multi: true })
  if (data.list.length === 1000) throw new Error('a writer wrote more than one page')
  return data.list.map((text) => JSON.parse(text) as D)
}
