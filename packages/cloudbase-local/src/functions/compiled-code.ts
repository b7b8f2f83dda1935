import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from './bundle'

/**
 * The code of functions as V8 has compiled it: with it a cold start takes half of its time. V8 refuses what another
 * version of it has compiled, and what was compiled from a text of another length; the version of a bundle is in the key.
 */
export interface CompiledCode {
  of(bundle: Bundle): Uint8Array | undefined
  keep(bundle: Bundle, code: Uint8Array): void
}

function keyOf({ entry, version }: Bundle): string {
  return createHash('sha256').update(`${process.version} ${entry} ${version}`).digest('hex')
}

/** As long as this process lives. */
export function inMemory(): CompiledCode {
  const known = new Map<string, Uint8Array>()
  return {
    of: (bundle) => known.get(keyOf(bundle)),
    keep: (bundle, code) => void known.set(keyOf(bundle), code),
  }
}

/** From process to process, in a folder into which nobody else may write: what lies there is run. */
export function inFolder(folder: string): CompiledCode {
  const memory = inMemory()
  const fileOf = (bundle: Bundle) => join(folder, keyOf(bundle))
  return {
    of: (bundle) => memory.of(bundle) ?? read(fileOf(bundle)),
    keep: (bundle, code) => {
      memory.keep(bundle, code)
      const half = join(folder, randomUUID())
      writeFileSync(half, code)
      renameSync(half, fileOf(bundle))
    },
  }
}

function read(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
