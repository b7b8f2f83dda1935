import * as fs from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function inMemory(path: string): string {
  return fs.existsSync('/dev/shm') ? path.replace(tmpdir(), '/dev/shm') : path
}

/** A promise of what is done at once: simulated time must not run on while a disk works. */
function atOnce<A extends unknown[], R>(work: (...args: A) => R) {
  return (...args: A): Promise<R> => new Promise((resolve) => resolve(work(...args)))
}

/** The part of node:fs/promises that the local cloud uses. */
export const filesAtOnce = {
  access: atOnce(fs.accessSync),
  readFile: atOnce(fs.readFileSync),
  rename: atOnce(fs.renameSync),
  rm: atOnce(fs.rmSync),
  mkdtemp: atOnce((prefix: string) => mkdtempSync(inMemory(prefix))),
  open: atOnce((path: string, flags: string) => {
    const file = fs.openSync(path, flags)
    return {
      write: atOnce((bytes: Uint8Array) => fs.writeSync(file, bytes)),
      sync: atOnce(() => {}),
      close: atOnce(() => fs.closeSync(file)),
    }
  }),
}

/** The beginning of a new folder's name, in memory where there is such a place. */
export function temporary(name: string): string {
  return inMemory(join(tmpdir(), name))
}
