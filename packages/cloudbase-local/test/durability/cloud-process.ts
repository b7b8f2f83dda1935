import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CloudBaseOptions } from '../../src/index'
import { environment, writeFunction } from '../fixture'

/** A local cloud in a process of its own, which can be measured and killed. */
export interface CloudProcess {
  url: string
  /** from the start of the process until the cloud answers */
  startSeconds: number
  memoryMb(): Promise<number>
  /** SIGKILL: no time to tidy up anything */
  kill(): Promise<void>
}

/** Two collections, and a function that does nothing: a cloud needs one to start. */
function ledgers(): Pick<CloudBaseOptions, 'bundles' | 'environment'> {
  const bundles = mkdtempSync(join(tmpdir(), 'functions-'))
  writeFunction(bundles, 'nothing', { code: '() => null' })
  const collections = ['entries', 'ledgers'].map((name) => ({ name, indexes: [] }))
  return { bundles, environment: { ...environment, collections } }
}

/** Whatever still runs when its parent ends, ends with it. */
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** @param options those of `startCloudBase`, as far as JSON can say them */
export async function startCloudProcess(data: string, { bundles, environment } = ledgers()): Promise<CloudProcess> {
  const options = JSON.stringify({ bundles, environment, data, automaticTimers: false })
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'cloud-main.ts'), options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const url = await firstLine(child)
  const startSeconds = (performance.now() - started) / 1000
  return {
    url,
    startSeconds,
    async memoryMb() {
      const health = await fetch(`${url}/__local/health`)
      return ((await health.json()) as { memory_mb: number }).memory_mb
    },
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output')
  for await (const line of createInterface(child.stdout)) return line
  throw new Error('the local cloud did not start')
}
