import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundles } from '../shell/paths'
import { zip } from './zip'

/** A built function, ready to be sent. */
export interface Bundle {
  /** of its files, 16 hex digits: what a live function carries in its description */
  hash: string
  /** base64 of a zip archive; made when it is wanted */
  archive(): string
}

const FILES = ['index.js', 'package.json', 'config.json']
/** What the platform takes in one request. */
const MAX_ARCHIVE_BYTES = 1.5 * 1024 * 1024
/** Archives by the hash of what is in them: the same files are packed once, however often they are sent. */
const packed = new Map<string, string>()

/** The built functions by name; throws when one is missing. */
export function readBundles(names: string[], folder = bundles): Map<string, Bundle> {
  const missing = names.filter((name) => !existsSync(join(folder, name, 'index.js')))
  if (missing.length > 0)
    throw new Error(`There is no build of ${missing.join(', ')} in dist/cloudfunctions: npm run build makes it.`)
  return new Map(names.map((name) => [name, readBundle(name, join(folder, name))]))
}

/** What tells one bundle from another, whichever way its files came; those of others beside them do not count. */
export function hashOf(contents: Record<string, Uint8Array>): string {
  const hash = createHash('sha256')
  for (const file of FILES) hash.update(file).update(contents[file] ?? '')
  return hash.digest('hex').slice(0, 16)
}

function readBundle(name: string, folder: string): Bundle {
  const entries = FILES.map((file) => ({ name: file, bytes: readFileSync(join(folder, file)) }))
  const contents = Object.fromEntries(entries.map((entry) => [entry.name, entry.bytes]))
  const hash = hashOf(contents)
  return { hash, archive: () => packed.get(hash) ?? pack(name, hash, contents) }
}

function pack(name: string, hash: string, contents: Record<string, Uint8Array>): string {
  const bytes = zip(contents)
  if (bytes.length > MAX_ARCHIVE_BYTES) throw new Error(`The bundle of ${name} is larger than 1.5 MB.`)
  const archive = bytes.toString('base64')
  packed.set(hash, archive)
  return archive
}
