// One instance of one function, in a thread with an environment of its own: the SDKs keep the caller's identity in
// process.env, so an instance serves one call at a time. Plain JavaScript, because a thread has no TypeScript loader.
import { readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { writeToTemporaryFilesOnly } from './temporary-files.mjs'

const RealDate = Date
const realNow = RealDate.now.bind(RealDate)
const offset = new BigInt64Array(workerData.clock)
function now() {
  return realNow() + Number(Atomics.load(offset, 0))
}

// The cloud's clock can be moved; inside a function every Date follows it. Timers and performance.now() stay real.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
})
RealDate.now = now
RealDate.prototype.constructor = globalThis.Date

for (const stream of ['stdout', 'stderr']) {
  process[stream].write = (chunk, encoding, done) => {
    parentPort.postMessage({ type: 'print', stream, text: String(chunk) })
    const callback = typeof encoding === 'function' ? encoding : done
    if (callback) callback()
    return true
  }
}

// The limits of a thread bound its JavaScript objects alone; the cloud counts buffers as well.
const mostBytes = workerData.memoryMb * 1024 * 1024

function isOverMemory() {
  const { heapUsed, external } = process.memoryUsage()
  if (heapUsed + external <= mostBytes) return false
  parentPort.postMessage({ type: 'out_of_memory' })
  return true
}

setInterval(isOverMemory, 50).unref()

let perCall = []

function takeIdentity(env) {
  for (const key of perCall) delete process.env[key]
  perCall = Object.keys(env)
  Object.assign(process.env, env)
}

function describe(error) {
  if (!(error instanceof Error)) return { message: String(error), stack: String(error) }
  return { message: error.message, stack: error.stack || error.message }
}

async function serve({ id, env, event, context }) {
  takeIdentity(env)
  try {
    const value = await main(JSON.parse(event), JSON.parse(context))
    if (!isOverMemory()) parentPort.postMessage({ type: 'done', id, result: JSON.stringify(value) ?? 'null' })
  } catch (error) {
    parentPort.postMessage({ type: 'failed', id, error: describe(error) })
  }
}

/** What `require` does with the file of a bundle, on code that was compiled before if there is some. */
function load({ entry, compiled }) {
  const script = new Script(Module.wrap(readFileSync(entry, 'utf8')), { filename: entry, cachedData: compiled })
  const module = { exports: {}, filename: entry }
  script.runInThisContext().call(module.exports, module.exports, createRequire(entry), module, entry, dirname(entry))
  return { main: module.exports.main, script }
}

writeToTemporaryFilesOnly()
const { main, script } = load(workerData)
if (typeof main !== 'function') throw new TypeError(`${workerData.entry} exports no function "main"`)
parentPort.on('message', (call) => void serve(call))
parentPort.postMessage({ type: 'ready' })
// After it has run once, so that the code holds what a start needs; the first call of a new build waits for that.
if (!workerData.compiled || script.cachedDataRejected)
  parentPort.postMessage({ type: 'compiled', code: script.createCachedData() })
