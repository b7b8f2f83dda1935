export interface IndexSpec {
  name: string
  unique?: boolean
  keys: { field: string; direction: 1 | -1 }[]
}

export interface Rule {
  read: boolean | string
  write: boolean | string
}
