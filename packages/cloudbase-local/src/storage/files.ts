export interface FileHead {
  path: string
  /** Whose file it is: the client that uploaded it, or '' for a function's. */
  openid: string
  created_at: string
}

export interface StoredFile {
  head: FileHead
  bytes: Buffer
}

export interface ListedFile extends FileHead {
  bytes: number
}

/** The files of the bucket, wherever they are kept. */
export interface Files {
  /** Signs links. */
  readonly secret: Buffer
  write(head: FileHead, bytes: Uint8Array): Promise<void>
  /** Null when there is no such file. */
  read(path: string): Promise<StoredFile | null>
  list(): Promise<ListedFile[]>
  has(path: string): Promise<boolean>
  /** False when there was no such file. */
  remove(path: string): Promise<boolean>
}
