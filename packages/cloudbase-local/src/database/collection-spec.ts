export interface IndexSpec {
  name: string
  unique?: boolean
  keys: { field: string; direction: 1 | -1 }[]
}

export interface CollectionSpec {
  name: string
  indexes: IndexSpec[]
}
