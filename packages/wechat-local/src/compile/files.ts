import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { WeappError } from './weapp-error'

/** Every file below a folder, as paths with forward slashes. */
export function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

export function readText(root: string, file: string): string {
  const path = join(root, file)
  if (!existsSync(path)) throw new WeappError(file, 'is missing')
  return readFileSync(path, 'utf8')
}

export function readJson<T>(root: string, file: string): T {
  try {
    return JSON.parse(readText(root, file)) as T
  } catch (error) {
    if (error instanceof WeappError) throw error
    throw new WeappError(file, (error as Error).message)
  }
}

/** Changes whenever a file is added, removed or written; null while the build is absent or half written. */
export function signature(root: string): string | null {
  try {
    if (!existsSync(join(root, 'app.json'))) return null
    const hash = createHash('sha1')
    for (const file of listFiles(root)) {
      const { mtimeMs, size } = statSync(join(root, file))
      hash.update(`${file} ${mtimeMs} ${size}\n`)
    }
    return hash.digest('hex')
  } catch {
    return null
  }
}
