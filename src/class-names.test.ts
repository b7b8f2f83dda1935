import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compileString } from 'sass'

/** Classes are global in WeChat: here every one carries the name of its component, and nobody borrows another's. */

const names = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
const sheets = names.filter((name) => /\.scss$/.test(name) && !name.startsWith('styles/'))
const views = names.filter((name) => name.endsWith('.tsx'))

function read(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8')
}

/** `ActionButton.scss` → `action-button`; an index is named as its folder. */
function ownerOf(sheet: string): string {
  const name = basename(sheet, '.scss')
  return name === 'index' ? basename(dirname(sheet)) : name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase()
}

interface Selector {
  /** the first class of every element it names; those chained to it are states of that element */
  classes: string[]
  states: string[]
}

function selectorsOf(scss: string, url?: URL): Selector[] {
  const { css } = compileString(scss, url && { url })
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|[{}])\s*([^@{}]+)\{/g)
  return [...rules].flatMap(([, selectors = '']) =>
    selectors.split(',').map((selector) => {
      const elements = selector
        .split(/[\s>+~]+/)
        .map((part) => [...part.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name))
      return {
        classes: elements.flatMap(([first]) => (first === undefined ? [] : [first])),
        states: elements.flatMap(([, ...rest]) => rest),
      }
    }),
  )
}

function sheetOf(name: string): Selector[] {
  return selectorsOf(read(name), new URL(`file://${join(__dirname, name)}`))
}

function isOwn(name: string, owner: string): boolean {
  return name === owner || name.startsWith(`${owner}-`)
}

const components = sheets.filter((sheet) => sheet !== 'app.scss')

/** The words that any page may use. */
const common = [...new Set(sheetOf('app.scss').flatMap(({ classes }) => classes))].filter(
  (name) => !components.some((sheet) => isOwn(name, ownerOf(sheet))),
)

/** Selectors of a sheet that style nothing of its own component. */
function strangersIn(selectors: Selector[], owner: string): string[] {
  return selectors
    .filter(({ classes }) => classes.length > 0 && !classes.some((name) => isOwn(name, owner)))
    .map(({ classes }) => classes.join(' '))
}

test('a sheet styles what carries the name of its component', () => {
  expect(components.length).toBeGreaterThan(40)
  expect(components.flatMap((sheet) => strangersIn(sheetOf(sheet), ownerOf(sheet)))).toEqual([])
})

test('no class is defined in two sheets', () => {
  const sheetsOf = new Map<string, string[]>()
  for (const sheet of components) {
    const own = sheetOf(sheet).flatMap(({ classes }) => classes.filter((name) => isOwn(name, ownerOf(sheet))))
    for (const name of new Set(own)) sheetsOf.set(name, [...(sheetsOf.get(name) ?? []), sheet])
  }
  expect([...sheetsOf].filter(([, found]) => found.length > 1)).toEqual([])
})

/** What stands between quotation marks in every `className` of a view. */
function classesIn(tsx: string): string[] {
  const values = [...tsx.matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\})/g)]
  const quoted = values.flatMap(([, plain, code = '']) =>
    plain === undefined
      ? [...code.matchAll(/'([^']*)'|`((?:[^`$]|\$\{(?:[^{}`]|`[^`]*`)*\})*)`/g)].map(
          ([, text, template = '']) => text ?? template.replace(/\$\{[^}]*\}/g, '\0'),
        )
      : [plain],
  )
  return quoted.flatMap((text) => text.split(/\s+/)).filter((name) => name !== '' && !name.includes('\0'))
}

/** Classes that a view uses though they are neither common words nor in a sheet that it imports. */
function borrowedIn(view: string, tsx: string): string[] {
  const imported = [...tsx.matchAll(/^import '(\.\/[\w-]+\.scss)'/gm)].map(([, sheet = '']) =>
    join(dirname(view), sheet),
  )
  const own = imported.flatMap(sheetOf).flatMap(({ classes, states }) => [...classes, ...states])
  return classesIn(tsx).filter((name) => !common.includes(name) && !own.includes(name))
}

test('a view uses the common words and the classes of the sheet that it imports', () => {
  expect(views.length).toBeGreaterThan(60)
  expect(views.flatMap((view) => borrowedIn(view, read(view)).map((name) => `${view}: ${name}`))).toEqual([])
})

test('a sheet is imported by its own component', () => {
  const lonely = components.filter((sheet) => {
    const view = sheet.replace(/\.scss$/, '.tsx')
    return !views.includes(view) || !read(view).includes(`import './${basename(sheet)}'`)
  })
  expect(lonely).toEqual([])
})

test('what breaks these rules is found', () => {
  expect(strangersIn(selectorsOf('.card > .btn { margin: 0 } .bar { .btn { margin: 0 } }'), 'bar')).toEqual([
    'card btn',
  ])
  expect(
    borrowedIn(
      'pages/me/Profile.tsx',
      "import './Profile.scss'\n<View className={a ? 'card amount-sum' : `profile ${b}`} />",
    ),
  ).toEqual(['amount-sum'])
})
