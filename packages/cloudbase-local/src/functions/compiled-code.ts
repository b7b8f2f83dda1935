import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from './bundle'

/**
 * The code of functions as V8 has compiled it: with it a cold start takes half of its time. V8 refuses what another
 * version of it has compiled, and what was compiled from a text of another length; what tells one build of a bundle from
 * the next is its version.
 */
export interface CompiledCode {
  of(bundle: Bundle): Uint8Array | undefined
  keep(bundle: Bundle, code: Uint8Array): void
}

/** As long as this process lives, and of each function the newest build alone. */
export function codeInMemory(): CompiledCode {
  const known = new Map<string, { version: string; code: Uint8Array }>()
  return {
    of({ entry, version }) {
      const kept = known.get(entry)
      return kept?.version === version ? kept.code : undefined
    },
    keep: ({ entry, version }, code) => void known.set(entry, { version, code }),
  }
}

/** From process to process, in a folder into which nobody else may write: what lies there is run. */
export function codeInFolder(folder: string): CompiledCode {
  const fileOf = ({ entry, version }: Bundle) =>
    join(folder, createHash('sha256').update(`${process.version} ${entry} ${version}`).digest('hex'))
  return {
    of: (bundle) => unlessFailed(() => readFileSync(fileOf(bundle))),
    keep: (bundle, code) =>
      unlessFailed(() => {
        const half = join(folder, randomUUID())
        writeFileSync(half, code)
        renameSync(half, fileOf(bundle))
      }),
  }
}

/** Without the folder a function starts more slowly, and that is all. */
function unlessFailed<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
