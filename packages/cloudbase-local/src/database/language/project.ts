import { Aggregator } from 'mingo/aggregator'
import { NotSupported } from '../../errors'
import { invalidParam } from '../refusals'
import { isDocument } from '../value'
import type { Document, Value } from '../value'
import { mingoOptions } from './operators'

/** The fields a `get` asked for. Only whether a field is wanted: no operators. */
export function project(documents: Document[], projection: Value | undefined): Document[] {
  if (projection === undefined) return documents
  if (!isDocument(projection)) throw invalidParam('projection must be an object')
  if (Object.keys(projection).length === 0) return documents
  if (!Object.values(projection).every((wanted) => wanted === 0 || wanted === 1))
    throw new NotSupported('A projection other than 0 or 1')
  return new Aggregator([{ $project: projection }], mingoOptions()).run(documents)
}
