import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const root = join(__dirname, '..')

interface SourceFile {
  path: string
  text: string
  /** repository paths for relative imports, package names for others */
  imports: { target: string; isType: boolean }[]
}

function importsOf(path: string, text: string): SourceFile['imports'] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm)
  return [...found].map(([, type, target = '']) => ({
    isType: type !== undefined,
    target: target.startsWith('.') ? relative(root, resolve(root, path, '..', target)) : target,
  }))
}

function sources(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name)
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

function isInside(target: string, ...folders: string[]) {
  return folders.some((folder) => target.startsWith(`${folder}/`))
}
function isPackage(target: string) {
  return !isInside(target, 'core', 'cloudfunctions', 'src', 'local', 'ops', 'test', 'config')
}

/** Imports that break a wall: `path → target`. */
function breaches(folder: string, isAllowed: (target: string, file: SourceFile, isType: boolean) => boolean): string[] {
  return sources(folder).flatMap((file) =>
    file.imports
      .filter(({ target, isType }) => !isAllowed(target, file, isType))
      .map(({ target }) => `${file.path} → ${target}`),
  )
}

/** How the functions are built, not part of them. */
const builders = ['cloudfunctions/build.ts', 'cloudfunctions/deferred.ts']
const SDKS = ['@cloudbase/node-sdk', 'wx-server-sdk']

describe('who may import whom', () => {
  test('core imports core and dayjs, and zod in contract.ts alone', () => {
    const isAllowed = (target: string, { path }: SourceFile) =>
      isInside(target, 'core') ||
      target.startsWith('dayjs') ||
      (target === 'zod' && path === 'core/contract/contract.ts')
    expect(breaches('core', isAllowed)).toEqual([])
  })

  test('a cloud function imports core and the shell, never another function; the SDKs live in cloud.ts alone', () => {
    const isAllowed = (target: string, { path }: SourceFile) => {
      if (SDKS.includes(target)) return path === 'cloudfunctions/_shell/platform/cloud.ts'
      if (target.startsWith('node:')) return true
      if (builders.includes(path)) return true
      return isInside(target, 'core', 'cloudfunctions/_shell')
    }
    expect(breaches('cloudfunctions', isAllowed)).toEqual([])
  })

  test('what an owner runs reaches the cloud through two files', () => {
    const doors: Record<string, string> = {
      '@cloudbase/node-sdk': 'ops/cloud/cloud.ts',
      '@cloudbase/manager-node': 'ops/cloud/manager.ts',
    }
    expect(breaches('ops', (target, { path }, isType) => isType || !doors[target] || doors[target] === path)).toEqual(
      [],
    )
  })

  test('the mini program imports core, of the contract its types only', () => {
    const isAllowed = (target: string, _file: SourceFile, isType: boolean) => {
      if (['core/contract', 'core/request'].includes(target)) return isType
      return isPackage(target) ? target !== 'zod' : isInside(target, 'core', 'src')
    }
    expect(breaches('src', isAllowed)).toEqual([])
  })

  test('pages and components never import services', () => {
    const isView = (path: string) => /src\/(admin\/)?(pages|components)\//.test(path)
    expect(breaches('src', (target, { path }) => !(isView(path) && target.includes('/services/')))).toEqual([])
  })

  test('the platform is touched in services only', () => {
    const touching = sources('src').filter(
      ({ path, text }) => !path.includes('/services/') && /\b(Taro\.cloud|wx)\.\w/.test(text),
    )
    expect(touching.map(({ path }) => path)).toEqual([])
  })

  test('the local clouds know nothing of this product', () => {
    expect(breaches('local', (target) => isPackage(target) || isInside(target, 'local'))).toEqual([])
  })

  test('a planted import is seen', () => {
    expect(importsOf('local/x/y.ts', "import { a } from '../../core/order'\n")).toEqual([
      { target: 'core/order', isType: false },
    ])
  })
})

describe('the size of files', () => {
  const lengths = ['core', 'cloudfunctions', 'src', 'local']
    .flatMap(sources)
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines)

  test('no file is longer than 250 lines, but for lists: the contract and the sentences', () => {
    const isList = (path: string) => path === 'core/contract/contract.ts' || /\/texts\.ts$/.test(path)
    expect(lengths.filter(({ path, lines }) => lines > 250 && !isList(path))).toEqual([])
  })

  test('nine of ten are under 150', () => {
    expect(lengths[Math.floor(lengths.length * 0.9)]?.lines).toBeLessThan(150)
  })
})

test('every sentence of the mini program sits in one file', () => {
  const isText = (path: string) => /src\/(admin\/)?texts(\.\w+)?\.ts$/.test(path)
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const found = sources('src').filter(
    ({ path, text }) => !isText(path) && /[\u4e00-\u9fff]/.test(withoutComments(text)),
  )
  expect(found.map(({ path }) => path)).toEqual([])
})

test('the clock and chance enter at the edges: core never asks for them', () => {
  const asking = sources('core').filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(/.test(text))
  expect(asking.map(({ path }) => path)).toEqual([])
})
