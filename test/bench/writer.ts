import { anOrder, aUser } from '../../core/testing/samples'
import { wire } from './cloud-process'

interface Found {
  data: { list: string[] }
}

/** Runs one transaction after another: number n adds the nth order and writes n orders into the player. */
export class Writer {
  begun = 0
  acknowledged = 0

  constructor(readonly openid: string) {}

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
    const id = `${this.openid}-${number}`
    const order = anOrder({ openid: this.openid, order_no: id, idempotency_key: id, amount: number })
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
    await set('orders', id, withoutId(order))
    await set('users', this.openid, withoutId(aUser({ open_order_id: id })))
    await wire(url, { action: 'database.commitTransaction', transactionId })
  }
}

function withoutId({ _id, ...fields }: { _id: string }) {
  return fields
}

export interface Damage {
  lost: number
  half: number
}

/** What is missing of a writer's acknowledged transactions, and what is there by half. */
export async function check(url: string, { openid, acknowledged }: Writer): Promise<Damage> {
  const orders = new Set((await find<{ amount: number }>(url, 'orders', { openid })).map((order) => order.amount))
  const [user] = await find<{ open_order_id: string }>(url, 'users', { _id: openid })
  const written = Number(user?.open_order_id.split('-').at(-1) ?? 0)
  const numbers = Array.from({ length: Math.max(acknowledged, written, ...orders) }, (_, at) => at + 1)
  return {
    lost: numbers.filter((number) => number <= acknowledged && (!orders.has(number) || number > written)).length,
    half: numbers.filter((number) => orders.has(number) !== number <= written).length,
  }
}

async function find<D>(url: string, collectionName: string, query: object): Promise<D[]> {
  const body = { action: 'database.getDocument', collectionName, queryType: 'WHERE', query: JSON.stringify(query) }
  const { data } = await wire<Found>(url, { ...body, limit: 1000, multi: true })
  if (data.list.length === 1000) throw new Error('a writer wrote more than one page')
  return data.list.map((text) => JSON.parse(text) as D)
}
