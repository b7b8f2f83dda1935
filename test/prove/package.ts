import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, parts } from '../../start/build'
import { progress, type Group } from '../support/measuring/group'

/** Fetched on demand into a folder of its own, as the uploader is: its thousand packages are no part of this repository. */
const uploader = join(__dirname, '../../ops/cloud/uploader')
const builtWeapp = join(__dirname, '../../dist/weapp')
const folder = join(__dirname, '../../.data/miniprogram-ci')

function run(program: string, ...args: string[]): void {
  const { status } = spawnSync(program, args, { cwd: folder, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with ${status}`)
}

/** Bytes of the package that WeChat's own tool makes of the build, without asking a server for anything. */
function compile(isMinified: boolean): number {
  const target = join(folder, `${isMinified}.zip`)
  run('node', join(folder, 'compile.cjs'), builtWeapp, target, String(isMinified))
  return statSync(target).size
}

/** The whole build, compiled by the tool that uploads it. */
export function packages(): Group {
  return {
    name: 'package',
    limits: {
      package_bytes: { what: 'bytes of the package, as miniprogram-ci compiles it', atLeast: 1 },
      package_minified_bytes: { what: '  minified by it', atLeast: 1 },
    },
    async run() {
      await Promise.all(parts.filter(({ name }) => name === 'mini program').map(build))
      mkdirSync(folder, { recursive: true })
      cpSync(uploader, folder, { recursive: true })
      run('npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts')
      cpSync(join(__dirname, 'compile.cjs'), join(folder, 'compile.cjs'))
      progress('compile')
      return { package_bytes: compile(false), package_minified_bytes: compile(true) }
    },
  }
}
