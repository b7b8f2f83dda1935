/** What the suite uses of node-sdk, with types; the SDK's own end in `any`. */
export interface Sdk {
  readonly command: Command
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, retries?: number): Promise<T>
  serverDate(options?: { offset: number }): object
  RegExp(options: { regexp: string; options: string }): object
}

type Fields = Record<string, unknown>

interface Query {
  where(condition: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: Record<string, boolean>): Query
  options(options: { raw?: boolean; multiple?: boolean }): Collection
  get(): Promise<{ data: Fields[] }>
  count(): Promise<{ total: number }>
  update(fields: object): Promise<{ updated: number }>
  updateAndReturn(fields: object): Promise<{ updated: number; doc: Fields | null }>
  remove(): Promise<{ deleted: number }>
}

interface Collection extends Query {
  doc(id: string): Document<Fields[]>
  add(fields: object): Promise<{ id: string; ids: string[] }>
  aggregate(pipeline?: object[]): Aggregate
}

interface Document<Found> {
  get(): Promise<{ data: Found }>
  set(fields: object): Promise<{ updated: number }>
  update(fields: object): Promise<{ updated: number }>
  remove(): Promise<{ deleted: number }>
}

export interface Transaction {
  /** Here the SDK answers one document or null. */
  collection(name: string): Omit<Collection, 'doc'> & { doc(id: string): Document<Fields | null> }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

type Stages = 'match' | 'lookup' | 'project' | 'sort' | 'count'

type Aggregate = Record<Stages, (operand: unknown) => Aggregate> & {
  end(): Promise<{ data: Fields[] }>
  done(): object[]
}

interface Condition {
  and(other: Condition): Condition
}

type Words<W extends string> = W extends `${infer First} ${infer Rest}` ? First | Words<Rest> : W
type Conditions = Words<'eq neq gt gte lt lte in nin and or nor not exists all size elemMatch expr'>
type Changes = Words<'set remove inc mul min max push pull pullAll pop shift unshift addToSet rename'>

export type Command = Record<Conditions | Changes, (...operands: unknown[]) => Condition> & {
  aggregate: { pipeline(): Aggregate }
}
