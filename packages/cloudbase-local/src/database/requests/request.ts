import { parseEjson } from '../ejson'
import { checkQuery } from '../language/query'
import { sortSpec } from '../sort-order'
import type { SortSpec } from '../sort-order'
import { invalidParam } from '../refusals'
import { isDocument } from '../value'
import type { Document, Id, Value } from '../value'

/** The fields of one request to `database.*`, read with their types. */
export class Request {
  constructor(
    private readonly body: Record<string, unknown>,
    private readonly now: number,
  ) {}

  get collectionName(): string {
    const { collectionName } = this.body
    if (typeof collectionName !== 'string' || collectionName === '') throw invalidParam('collectionName is missing')
    return collectionName
  }

  get transactionId(): string | undefined {
    const { transactionId } = this.body
    if (transactionId !== undefined && typeof transactionId !== 'string') throw invalidParam('invalid transactionId')
    return transactionId
  }

  flag(name: string): boolean {
    return this.body[name] === true
  }

  /** A count of documents; `fallback` when absent. */
  whole(name: string, fallback: number): number {
    const value = this.body[name] ?? fallback
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw invalidParam(`${name} is not a count`)
    return value
  }

  value(name: string): Value | undefined {
    return this.parse(this.body[name])
  }

  query(): Document {
    const query = this.value('query') ?? {}
    checkQuery(query)
    return query
  }

  /** The document that a query names by its _id and nothing else. */
  id(query: Document): Id | undefined {
    const { _id, ...others } = query
    return (typeof _id === 'string' || typeof _id === 'number') && Object.keys(others).length === 0 ? _id : undefined
  }

  sort(): SortSpec | undefined {
    const sort = this.value('order')
    return sort === undefined || (isDocument(sort) && Object.keys(sort).length === 0) ? undefined : sortSpec(sort)
  }

  documents(): Document[] {
    const { data } = this.body
    if (!Array.isArray(data) || data.length === 0) throw invalidParam('data is missing')
    return data.map((text: unknown) => {
      const document = this.parse(text)
      if (!isDocument(document)) throw invalidParam('a document must be an object')
      return document
    })
  }

  stages(): Document[] {
    const { stages } = this.body
    if (!Array.isArray(stages)) throw invalidParam('stages is missing')
    return stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => {
      if (typeof stage?.stageKey !== 'string') throw invalidParam('a stage has no stageKey')
      return { [stage.stageKey]: this.parse(stage.stageValue) ?? null }
    })
  }

  /** Everything below is Extended JSON in a string; the SDK sends '' for an absent query. */
  private parse(text: unknown): Value | undefined {
    if (text === undefined || text === null || text === '') return undefined
    if (typeof text !== 'string') throw invalidParam('expected a string of EJSON')
    return parseEjson(text, this.now)
  }
}
