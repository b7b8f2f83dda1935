import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptComponents, unusedAttributes } from './components'

const folder = join(__dirname, '../src')
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

/** `hover-stay-time` as JSX has it. */
function inJsx(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** What pages use although the build leaves it out: components of Taro's, attributes and events. */
function missing(sources: string[]): string[] {
  const text = sources.join('\n')
  const imported = [...text.matchAll(/import \{([^}]*)\} from '@tarojs\/components'/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  )
  const attributes = unusedAttributes.map(inJsx).filter((name) => new RegExp(`\\s${name}[=\\s]`).test(text))
  const events = [...text.matchAll(/\son(?:Touch|LongPress|LongTap|Animation|Transition)\w*(?==)/g)].map(
    ([name]) => name,
  )
  return [
    ...imported.filter((name) => !keptComponents.includes(name)),
    ...attributes,
    ...events.map((name) => name.trim()),
  ]
}

test('config/components.ts keeps every component, attribute and event that a page uses', () => {
  expect(pages.length).toBeGreaterThan(30)
  expect(missing(pages)).toEqual([])
})

test('one that it does not keep is found', () => {
  const page = `import { ScrollView, View } from '@tarojs/components'\n<View animation={a} hoverStayTime={1} onLongPress={b} />`
  expect(missing([page])).toEqual(['ScrollView', 'animation', 'hoverStayTime', 'onLongPress'])
})
