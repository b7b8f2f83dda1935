import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { EJSON } from 'bson'
import type { Document } from '../cloud/cloud'
import { openVault, sha256, type Vault } from './encryption'

/** A line of the index: something that is safely in the folder. */
export type Entry =
  | { kind: 'documents'; collection: string; name: string; sha256: string; count: number; last_id: string }
  /** what changed while the backup was made: these replace, and `removed` are gone */
  | { kind: 'amendment'; collection: string; name: string; sha256: string; count: number; removed: string[] }
  | { kind: 'file'; file_id: string; name: string; sha256: string }
  /** the database names it and the storage has it not */
  | { kind: 'missing'; file_id: string }

export interface Header {
  format: 1
  env: string
  started_at: string
  is_encrypted: boolean
  salt: string
}

export interface Manifest extends Header {
  finished_at: string
  counts: Record<string, number>
  files: number
  missing_files: number
  /** of the data: see migrations.ts */
  schema_version: number
  index_sha256: string
}

/** What nobody without the key can make, or, of a plain backup, what notices an accident only. */
interface Sealed {
  signature?: string
  checksum?: string
}

function toLines(documents: Document[]): Buffer {
  return Buffer.from(documents.map((document) => `${EJSON.stringify(document, { relaxed: false })}\n`).join(''))
}

export function fromLines(bytes: Buffer): Document[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => EJSON.parse(line) as Document)
}

/** As a backup names its parts: nothing of it leads out of its folder. */
const NAME = /^(documents\/\w+\/\d+|amendments\/\d+|files\/[0-9a-f]{64})$/

function checkedEntry(entry: Entry): Entry {
  if (entry.kind !== 'missing' && !NAME.test(entry.name))
    throw new Error(
      `The index of this backup names ${JSON.stringify(entry.name)}, which no backup has: it cannot be trusted.`,
    )
  return entry
}

/** A backup's folder: header.json, index.ndjson line by line as things get in, manifest.json when all is in. */
export class Archive {
  readonly entries: Entry[]
  private readonly vault: Vault

  private constructor(
    readonly folder: string,
    readonly header: Header,
    passphrase: string | undefined,
  ) {
    if (header.is_encrypted && passphrase === undefined) throw new Error('This backup is encrypted: set BACKUP_KEY.')
    // anybody can write a plain backup: who has a key means to read what was made with it
    if (!header.is_encrypted && passphrase !== undefined)
      throw new Error(
        'This backup is not encrypted, and BACKUP_KEY is set: unset it to use a plain backup that you trust.',
      )
    this.vault = openVault(header.is_encrypted ? passphrase : undefined, header.salt)
    this.entries = this.readIndex()
  }

  private get index(): string {
    return join(this.folder, 'index.ndjson')
  }

  /** A last line that was cut off does not count. */
  private readIndex(): Entry[] {
    if (!existsSync(this.index)) return []
    const lines = readFileSync(this.index, 'utf8').split('\n').slice(0, -1)
    return lines.map((line) => checkedEntry(JSON.parse(this.lineOf(line, 'open')) as Entry))
  }

  /** Ids of players stand in the index too: a line of an encrypted backup is encrypted. */
  private lineOf(text: string, way: 'seal' | 'open'): string {
    if (!this.header.is_encrypted) return text
    return way === 'seal'
      ? this.vault.seal('index', Buffer.from(text)).toString('base64')
      : this.vault.open('index', Buffer.from(text, 'base64')).toString()
  }

  private writeIndex(): void {
    writeFileSync(this.index, this.entries.map((entry) => `${this.lineOf(JSON.stringify(entry), 'seal')}\n`).join(''))
  }

  /** A new backup, or one that was interrupted. */
  static forWriting(folder: string, env: string, now: string, passphrase: string | undefined): Archive {
    const file = join(folder, 'header.json')
    if (existsSync(join(folder, 'manifest.json')))
      throw new Error(`There is a finished backup in ${folder}: name another folder.`)
    if (!existsSync(file)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const salt = randomBytes(16).toString('hex')
      const header: Header = { format: 1, env, started_at: now, is_encrypted: passphrase !== undefined, salt }
      writeFileSync(file, JSON.stringify(header))
    }
    const header = JSON.parse(readFileSync(file, 'utf8')) as Header
    if (header.env !== env) throw new Error(`The backup in ${folder} is of ${header.env}, not of ${env}.`)
    const archive = new Archive(folder, header, passphrase)
    archive.writeIndex()
    return archive
  }

  /** A finished backup, whose index is what it was. */
  static forReading(folder: string, passphrase: string | undefined): { archive: Archive; manifest: Manifest } {
    const file = join(folder, 'manifest.json')
    if (!existsSync(file)) throw new Error(`There is no finished backup in ${folder}.`)
    const { signature, checksum, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Manifest & Sealed
    const archive = new Archive(folder, manifest, passphrase)
    // before there was a word for it, a plain backup called its checksum a signature
    if (archive.vault.sign(JSON.stringify(manifest)) !== (signature ?? checksum))
      throw new Error('The manifest was changed, or the BACKUP_KEY is another one.')
    if (sha256(readFileSync(archive.index)) !== manifest.index_sha256)
      throw new Error('The index of this backup was changed: it cannot be trusted.')
    return { archive, manifest }
  }

  /** Puts bytes into the folder; gives what a later reader compares. */
  put(name: string, bytes: Buffer): string {
    const sealed = this.vault.seal(name, gzipSync(bytes, { level: 6 }))
    const file = join(this.folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.part`, sealed)
    renameSync(`${file}.part`, file)
    return sha256(sealed)
  }

  putDocuments(name: string, documents: Document[]): string {
    return this.put(name, toLines(documents))
  }

  note(entry: Entry): void {
    appendFileSync(this.index, `${this.lineOf(JSON.stringify(entry), 'seal')}\n`)
    this.entries.push(entry)
  }

  /** The bytes of an entry; throws when they are not what was put in. */
  get({ name, sha256: expected }: { name: string; sha256: string }): Buffer {
    const file = join(this.folder, name)
    if (!existsSync(file)) throw new Error(`${name} is missing in this backup.`)
    const sealed = readFileSync(file)
    if (sha256(sealed) !== expected) throw new Error(`${name} was changed: this backup cannot be trusted.`)
    return gunzipSync(this.vault.open(name, sealed))
  }

  finish(facts: Omit<Manifest, keyof Header | 'index_sha256'>): Manifest {
    const index_sha256 = sha256(readFileSync(this.index))
    const manifest: Manifest = { ...this.header, ...facts, index_sha256 }
    const seal = this.vault.sign(JSON.stringify(manifest))
    const sealed: Sealed = this.header.is_encrypted ? { signature: seal } : { checksum: seal }
    writeFileSync(
      join(this.folder, 'manifest.json'),
      `${JSON.stringify(Object.assign({}, manifest, sealed), null, 2)}\n`,
    )
    return manifest
  }
}
