import type { Database } from '../engine'
import type { Document } from '../value'

/** Where a stage runs: the collections it may look into, and the variables of the $lookups around it. */
export interface Scope {
  database: Database
  variables: Document
}

/** How a stage runs stages of its own. */
export interface Nested {
  aggregateFrom(collectionName: string, stages: Document[], scope: Scope): Document[]
  runStages(documents: Document[], stages: Document[], scope: Scope): Document[]
}
