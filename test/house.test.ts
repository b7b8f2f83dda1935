import { dirname } from 'node:path'
import {
  circlesIn,
  filesOf,
  importsOf,
  isInside,
  isTest,
  manifestOf,
  sourcesOf,
  textsIn,
  type SourceFile,
} from './support/source-files'

/** The rules of the house that no linter knows. Who may import whom is said here and nowhere else. */

const rooms = ['core', 'cloudfunctions', 'src', 'packages', 'start', 'ops', 'config']
const ours = [...rooms, 'test']
/** What is built, deployed or run by an owner. */
const all = rooms.flatMap(sourcesOf)
/** The same, and what tests are made of. */
const withTests = ours.flatMap(filesOf)
const withSupport = withTests.filter((file) => !isTest(file))

type IsAllowed = (target: string, file: SourceFile, isType: boolean) => boolean

/** Imports that break a wall: `path → target`. */
function breaches(files: SourceFile[], isAllowed: IsAllowed): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({ target, isType }) => !isAllowed(target, file, isType))
      .map(({ target }) => `${file.path} → ${target}`),
  )
}

function isPackage(target: string): boolean {
  return !isInside(target, ...ours)
}

const DOORS = ['cloudbase-local', 'wechat-local']
const SDKS = ['@cloudbase/node-sdk', 'wx-server-sdk']
const WITHOUT_ZOD = ['core/contract/limits', 'core/contract/reads']
/** How the functions are built, not part of them. */
const BUILDERS = ['cloudfunctions/build.ts', 'cloudfunctions/deferred.ts', 'cloudfunctions/functions.ts']

describe('who may import whom', () => {
  test('core imports core and dayjs, zod in core/contract alone, and fast-check for tests', () => {
    const isAllowed: IsAllowed = (target, { path }) =>
      isInside(target, 'core') ||
      (target === 'fast-check' && isInside(path, 'core/testing')) ||
      /^dayjs(\/|$)/.test(target) ||
      (target === 'zod' && isInside(path, 'core/contract') && !WITHOUT_ZOD.includes(path.replace(/\.ts$/, '')))
    expect(breaches(sourcesOf('core'), isAllowed)).toEqual([])
  })

  test('a cloud function imports core and the shell, never another function; the SDKs are imported in the platform room alone', () => {
    const isAllowed: IsAllowed = (target, { path }) => {
      if (SDKS.includes(target)) return isInside(path, 'cloudfunctions/_shell/platform')
      if (BUILDERS.includes(path) || target.startsWith('node:')) return true
      return isInside(target, 'core', 'cloudfunctions/_shell')
    }
    expect(breaches(sourcesOf('cloudfunctions'), isAllowed)).toEqual([])
  })

  test('what an owner runs imports core, and reaches the cloud through its room of the cloud', () => {
    const isAllowed: IsAllowed = (target, { path }, isType) => {
      if (/^@cloudbase\//.test(target)) return isType || isInside(path, 'ops/cloud')
      return isPackage(target) || isInside(target, 'ops', 'core') || target === 'cloudfunctions/functions'
    }
    expect(breaches(sourcesOf('ops'), isAllowed)).toEqual([])
  })

  test('the mini program imports core, of the contract its types only, and what comes without zod', () => {
    const isAllowed: IsAllowed = (target, _file, isType) => {
      if (isInside(target, 'core/contract')) return isType || WITHOUT_ZOD.includes(target)
      return isPackage(target) ? target !== 'zod' && !target.startsWith('node:') : isInside(target, 'core', 'src')
    }
    expect(breaches(sourcesOf('src'), isAllowed)).toEqual([])
  })

  test('views never import services, and Taro is imported in services alone', () => {
    const isAllowed: IsAllowed = (target, { path }) => {
      if (path.endsWith('.tsx') && target.includes('/services/')) return false
      return target !== '@tarojs/taro' || isInside(path, 'src/services', 'src/admin/services', 'src/testing')
    }
    expect(breaches(sourcesOf('src'), isAllowed)).toEqual([])
    const touching = sourcesOf('src').filter(({ path, text }) => !path.includes('/services/') && /\bwx\.\w/.test(text))
    expect(touching.map(({ path }) => path)).toEqual([])
  })

  test('what is in a subpackage is imported from inside of it alone', () => {
    const isAllowed: IsAllowed = (target, { path }) =>
      ['src/visit', 'src/admin'].every((root) => isInside(path, root) || !isInside(target, root))
    expect(breaches(sourcesOf('src'), isAllowed)).toEqual([])
  })

  test('the packages know nothing of the shop, nor of each other but by their doors', () => {
    const isAllowed: IsAllowed = (target, { path }) => {
      const own = path.split('/').slice(0, 2).join('/')
      return isPackage(target) || isInside(target, own)
    }
    expect(breaches(sourcesOf('packages'), isAllowed)).toEqual([])
  })

  test('no word of a shop stands in the packages: neither in code, nor in tests, nor in what is told of them', () => {
    const isTelling = (text: string) =>
      /(?<!\blive-)\bo?players?\b|\b(shops?|consoles|orders|reservations?|bookings?|PS5|PlayStation)\b|\bstart\/\w/i.test(
        text,
      ) || /[店]|订单|预约|手柄|主机/.test(text)
    expect(
      textsIn('packages')
        .filter(({ text }) => isTelling(text))
        .map(({ path }) => path),
    ).toEqual([])
    expect(['a console of the shop', 'see start/account.ts', '店'].filter((text) => !isTelling(text))).toEqual([])
  })

  test('each package names what it needs, and reaches nothing else', () => {
    for (const name of DOORS) {
      const { dependencies = {}, devDependencies = {} } = manifestOf(name)
      const files = textsIn(`packages/${name}`).filter(({ path }) => /\.(ts|mjs)$/.test(path))
      const isNamed: IsAllowed = (target, { path }) => {
        if (!isPackage(target)) return isInside(target, `packages/${name}`)
        const [scope = '', rest = ''] = target.split('/')
        const named = target.startsWith('@') ? `${scope}/${rest}` : scope
        return (
          target.startsWith('node:') ||
          named === name ||
          named in dependencies ||
          (/\/test\/|\.test\.ts$|\.d\.ts$/.test(path) && named in devDependencies)
        )
      }
      expect(breaches(files, isNamed)).toEqual([])
    }
  })

  test('a door gives three to six things', () => {
    for (const name of DOORS) {
      const index = textsIn(`packages/${name}/src`).find(({ path }) => path.endsWith('src/index.ts'))?.text ?? ''
      const given = [...index.matchAll(/^export \{ ([^}]+) \}/gm)].flatMap(([, names = '']) => names.split(', '))
      const things = given.filter((each) => !each.startsWith('type '))
      expect([name, things.length >= 3 && things.length <= 6]).toEqual([name, true])
    }
  })

  test('the packages are entered by their doors', () => {
    const isAllowed: IsAllowed = (target, { path }) => isInside(path, 'packages') || !isInside(target, 'packages')
    expect(breaches([...all, ...filesOf('test')], isAllowed)).toEqual([])
    const inner = all
      .flatMap(({ imports }) => imports)
      .filter(({ target }) => DOORS.some((door) => target.startsWith(`${door}/src`)))
    expect(inner).toEqual([])
  })

  test('a planted import is seen', () => {
    expect(importsOf('packages/x/y.ts', "import { a } from '../../core/order'\n")).toEqual([
      { target: 'core/order', isType: false },
    ])
  })
})

describe('circles', () => {
  test('no files and no folders import each other round in a circle', () => {
    expect(circlesIn(withSupport)).toEqual([])
  })

  test('a planted circle between folders is seen', () => {
    const file = (path: string, target: string) => ({ path, imports: [{ target, isType: false }] })
    const files = [file('x/a/one.ts', 'x/b/two'), file('x/b/two.ts', 'x/c'), file('x/c.ts', 'x/a/one')]
    expect(circlesIn(files)).toEqual(['x: a b c.ts'])
    expect(circlesIn(files.slice(0, 2))).toEqual([])
  })
})

describe('sizes', () => {
  const lengthsOf = (files: SourceFile[]) =>
    files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  const lengths = lengthsOf(all).sort((a, b) => a.lines - b.lines)
  const linesAt = (share: number) => lengths[Math.floor(lengths.length * share)]?.lines

  test('no file is longer than 250 lines, tests included', () => {
    expect(lengthsOf(withTests).filter(({ lines }) => lines > 250)).toEqual([])
  })

  test('half of the files have 45 lines at most, nine of ten 100', () => {
    expect(linesAt(0.5)).toBeLessThanOrEqual(45)
    expect(linesAt(0.9)).toBeLessThanOrEqual(100)
  })

  test('no folder has more than 15 files of code beside its tests', () => {
    const counts = new Map<string, number>()
    for (const { path } of withSupport) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 15)).toEqual([])
  })
})

test('the names of files are kebab-case; a component and a hook are named as what they export', () => {
  const isNamedRight = (path: string) => /\/([a-z0-9.-]+\.(tsx?|mjs|cjs)|[A-Z]\w*\.tsx|use[A-Z]\w*\.ts)$/.test(path)
  expect(all.map(({ path }) => path).filter((path) => !isNamedRight(path))).toEqual([])
})

test('every sentence of the mini program sits in the texts beside its page, or in those that pages share', () => {
  const isText = (path: string) => path.endsWith('/texts.ts') || path === 'src/texts.pages.ts'
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const found = sourcesOf('src').filter(
    ({ path, text }) => !isText(path) && /[\u4e00-\u9fff]/.test(withoutComments(text)),
  )
  expect(found.map(({ path }) => path)).toEqual([])
})
