import { fork } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './build'

/** What Taro prints once a build has ended, well or not. */
const BUILD_ENDED = /→ Watching/
const SUCCEEDED = /Compiled successfully in (\S+)/
const COMPLAINT = /Errors:\s*([\s\S]*?)\s*→ Watching/

/**
 * Builds the mini program, and again whenever its sources change: Taro stays, so that a change takes seconds, and writes what it
 * would write for a release. Resolves after the first build; later ones are told as they come.
 */
export function watchMiniProgram(): Promise<void> {
  const started = performance.now()
  const child = fork(join(root, 'node_modules/@tarojs/cli/bin/taro'), ['build', '--type', 'weapp', '--watch'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: ['--require', join(__dirname, 'end-with-parent.cjs')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    let isFirst = true
    const listen = (text: Buffer) => {
      output += stripVTControlCharacters(text.toString())
      if (!BUILD_ENDED.test(output)) return
      const time = isFirst ? `${((performance.now() - started) / 1000).toFixed(1)} s` : SUCCEEDED.exec(output)?.[1]
      const complaint = SUCCEEDED.test(output) ? undefined : (COMPLAINT.exec(output)?.[1] ?? output).trim()
      if (complaint === undefined) console.log(`  built the mini program in ${time}`)
      else if (isFirst) child.kill()
      else console.error(`The mini program did not build:\n${complaint}`)
      if (complaint !== undefined && isFirst) reject(new Error(`The mini program did not build:\n${complaint}`))
      resolve()
      isFirst = false
      output = ''
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.on('error', (error) => reject(new Error(`The mini program could not be built: ${error.message}`)))
    child.on('exit', () => {
      reject(new Error(`The mini program did not build:\n${output.trim()}`))
      if (!isFirst) console.error('Nothing builds the mini program any more: start again to see your changes.')
    })
  })
}
