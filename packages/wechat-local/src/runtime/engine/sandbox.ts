import { evaluate } from './evaluate'

/** What a script of a mini program finds besides `wx`: the language and timers, nothing of a browser. */
const LANGUAGE = [
  'Object Array String Number Boolean Symbol BigInt Date RegExp Math JSON Promise Proxy Reflect Intl console NaN Infinity undefined',
  'Map Set WeakMap WeakSet WeakRef Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError',
  'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array',
  'Float64Array BigInt64Array BigUint64Array isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent',
  'encodeURI decodeURI escape unescape setTimeout clearTimeout setInterval clearInterval',
].flatMap((line) => line.split(' '))

function refuseEval(): never {
  throw new EvalError('eval and new Function do not exist in a mini program')
}

function browserNames(): string[] {
  const names = new Set<string>()
  for (let at: object | null = window; at; at = Object.getPrototypeOf(at) as object | null) {
    Object.getOwnPropertyNames(at).forEach((name) => names.add(name))
  }
  return [...names].filter(
    (name) => /^[A-Za-z_$][\w$]*$/.test(name) && !LANGUAGE.includes(name) && name !== 'constructor',
  )
}

function createGlobals(): Record<string, unknown> {
  const host = window as unknown as Record<string, unknown>
  const language = Object.fromEntries(LANGUAGE.filter((name) => name in host).map((name) => [name, host[name]]))
  // Functions stay instances of Function, but none can be made from text.
  const closedFunction = new Proxy(Function, { apply: refuseEval, construct: refuseEval })
  return { ...language, Function: closedFunction, eval: refuseEval }
}

type Exports = Record<string, unknown>

export interface Sandbox {
  /** Runs a script once and answers its exports. */
  run(path: string): Exports
}

function resolve(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export function createSandbox(scripts: Record<string, string>, given: Record<string, unknown>): Sandbox {
  const globals = createGlobals()
  const provided: Record<string, unknown> = { ...globals, ...given, globalThis: globals, global: globals }
  const shadowed = [...new Set([...browserNames(), ...Object.keys(given), 'globalThis', 'global', 'eval', 'Function'])]
  const values = shadowed.map((name) => provided[name])
  const modules: Record<string, { exports: Exports }> = {}

  const run = (path: string): Exports => {
    const loaded = modules[path]
    if (loaded) return loaded.exports
    const source = scripts[path]
    if (source === undefined) throw new Error(`There is no script ${path}.js in the build`)
    const module = (modules[path] = { exports: {} })
    // The outer function is sloppy, because only there a parameter may be called eval.
    const body = `return function (require, module, exports) {${source}\n}\n//# sourceURL=weapp/${path}.js`
    const load = evaluate([...shadowed, body], values) as (...args: unknown[]) => void
    load.call(undefined, (target: string) => run(resolve(path, target)), module, module.exports)
    return module.exports
  }
  return { run }
}
