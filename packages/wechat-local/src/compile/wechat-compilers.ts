import { accessSync, chmodSync, constants } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { WeappError } from './weapp-error'

/** WeChat's own compilers come as programs, one folder for each system. */
const FOLDERS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

/** The compiled template of a page of Taro's is about as large as the template itself. */
const LARGEST_OUTPUT = 64 * 1024 * 1024

function pathOf(program: 'wcc' | 'wcsc'): string {
  const home = dirname(require.resolve('miniprogram-compiler/package.json'))
  const file = process.platform === 'win32' ? `${program}.exe` : program
  return join(home, 'bin', FOLDERS[process.platform] ?? 'linux', file)
}

/** The package of npm brings the programs for Linux without the right to run them. */
function makeRunnable(path: string): void {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
}

/** Tells once that this machine cannot ask WeChat: an own compiler without a judge is better than none. */
let isTold = false
function tellOnce(reason: string): void {
  if (!isTold) console.warn(`WeChat's compilers do not run here (${reason}): what only they refuse will not be seen.`)
  isTold = true
}

/** What a shell says of a program that lacks a library; they are made for x86-64 with the usual one of C++. */
const CANNOT_RUN = 127

/** What a program says, or null where it cannot run. */
function ask(program: 'wcc' | 'wcsc', root: string, args: string[]): { output: string; complaint: string } | null {
  const path = pathOf(program)
  try {
    makeRunnable(path)
    const options = { cwd: root, maxBuffer: LARGEST_OUTPUT, encoding: 'utf8' } as const
    const { error, status, signal, stdout, stderr } = spawnSync(path, args, options)
    if (error) throw error
    if (status === CANNOT_RUN) throw new Error(stderr.trim())
    return { output: stdout, complaint: status === 0 ? '' : stderr.trim() || `ended with ${signal ?? status}` }
  } catch (error) {
    tellOnce((error as Error).message)
    return null
  }
}

const PLACED = /^(?:ERR: )?(?:\.\/)?([^:()]+?)(?:\((\d+):(\d+)\)|:(\d+):(\d+)):\s*(.*)$/m

/** Their words, with file and place where they name one. */
function refusal(complaint: string, program: string): WeappError {
  const [, file, line, column, otherLine, otherColumn, words] = PLACED.exec(complaint) ?? []
  if (!file || !words) return new WeappError(program, complaint.replace(/\s*error file count: \d+$/, ''))
  return new WeappError(file, words, Number(line ?? otherLine), Number(column ?? otherColumn))
}

/** Compiles all templates as WeChat does; gives the script that makes its pages, or null where wcc cannot run. */
export function askWcc(root: string, files: string[]): string | null {
  const templates = files.filter((name) => name.endsWith('.wxml'))
  const scripts = files.filter((name) => name.endsWith('.wxs'))
  const answer = ask('wcc', root, ['-d', '-cc', '0', ...templates, ...scripts, '-gn', '$gwx'])
  if (answer?.complaint) throw refusal(answer.complaint, 'wcc')
  return answer?.output ?? null
}

/** Compiles all styles as WeChat does. */
export function askWcsc(root: string, files: string[]): void {
  const styles = files.filter((name) => name.endsWith('.wxss'))
  const answer = ask('wcsc', root, ['-db', '-pc', '0', ...styles])
  if (answer?.complaint) throw refusal(answer.complaint, 'wcsc')
}
