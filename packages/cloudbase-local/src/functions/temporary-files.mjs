// A function may write to its temporary folder and nowhere else, as in the cloud. Also plain JavaScript: see worker.mjs.
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { relative, resolve, isAbsolute, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

// Which arguments are paths that are written to.
const FIRST = `appendFile chmod chown createWriteStream lchown lutimes mkdir mkdtemp rm rmdir truncate unlink utimes
  writeFile`
const SECOND = 'copyFile cp link symlink'
const BOTH = 'rename'

const folders = ['/tmp', tmpdir()]

function isTemporary(path) {
  return folders.some((folder) => {
    const way = relative(folder, path)
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
  })
}

function refusal(operation, target) {
  // A number is a file that was opened before.
  if (typeof target === 'number' || target === undefined) return null
  const path = resolve(target instanceof URL ? fileURLToPath(target) : String(target))
  if (isTemporary(path)) return null
  const error = new Error(`EROFS: read-only file system, ${operation} '${path}'`)
  return Object.assign(error, { errno: -30, code: 'EROFS', syscall: operation, path })
}

function isWriting(flags) {
  return typeof flags === 'number' ? (flags & 0o3) !== 0 || (flags & 0o100) !== 0 : /[wa+]/.test(flags ?? 'r')
}

function judge(operation, positions) {
  return (args) => {
    if (
      operation === 'open' &&
      !isWriting(
        args[1] !== null && typeof args[1] === 'object' ? args[1].flags : typeof args[1] === 'function' ? 'r' : args[1],
      )
    )
      return null
    return positions.map((at) => refusal(operation, args[at])).find(Boolean) ?? null
  }
}

function guard(module, name, kind, refused) {
  const real = module[name]
  if (typeof real !== 'function') return
  module[name] = function (...args) {
    const error = refused(args)
    if (!error) return real.apply(this, args)
    const done = args.at(-1)
    if (kind === 'promise') return Promise.reject(error)
    if (kind === 'callback' && typeof done === 'function') return void process.nextTick(done, error)
    throw error
  }
}

/** From here on writes elsewhere fail with EROFS. */
export function writeToTemporaryFilesOnly() {
  const fs = createRequire(import.meta.url)('node:fs')
  const operations = [
    ...FIRST.split(/\s+/).map((name) => [name, [0]]),
    ...SECOND.split(' ').map((name) => [name, [1]]),
    [BOTH, [0, 1]],
    ['open', [0]],
  ]
  for (const [name, positions] of operations) {
    const refused = judge(name, positions)
    guard(fs, name, 'callback', refused)
    guard(fs, `${name}Sync`, 'sync', refused)
    guard(fs.promises, name, 'promise', refused)
  }
  syncBuiltinESMExports()
}
