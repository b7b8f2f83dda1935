import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileStyle } from './styles'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wxss-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** Writes some files and compiles the first of them. */
function compile(files: Record<string, string>, within?: string): string {
  const [first = ''] = Object.keys(files)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  const page = within ? `wx-page:where([is="p"])` : 'wx-page'
  return compileStyle(root, first, { prefix: '', page, within })
}

test('imports are put in place, with the paths of their own file', () => {
  const css = compile({ 'a.wxss': '@import "./b.wxss";\n.a{color:red}', 'b.wxss': '.b{background:url(x.png)}' })
  expect(css).toBe('.b{background:url(/__wechat/weapp/x.png)}\n.a{color:red}')
})

test('an import that goes in circles is refused with its way', () => {
  expect(() => compile({ 'a.wxss': '@import "b.wxss";', 'b.wxss': '@import "a.wxss";' })).toThrow(
    'a.wxss → b.wxss → a.wxss',
  )
})

test('a mistake is told with file and place', () => {
  expect(() => compile({ 'a.wxss': '.a{}\n.b{color:red' })).toThrow(/^a\.wxss:2:1: Unclosed block/)
  expect(() => compile({ 'a.wxss': '@import "./gone.wxss";' })).toThrow('gone.wxss is missing')
})

test('a page keeps its rules to itself without becoming more specific', () => {
  expect(compile({ 'p.wxss': 'page .a,page{color:red}.b{color:red}' }, 'wx-page[is="p"]')).toBe(
    'wx-page:where([is="p"]) .a,wx-page:where([is="p"]){color:red}:where(wx-page[is="p"]) .b{color:red}',
  )
})

test.each([
  ['@media (prefers-color-scheme:dark){.a{color:red}}', ':where(html[data-theme="dark"]) .a{color:red}'],
  [
    '@media (prefers-color-scheme: light) and (min-width: 400px){page{color:red}}',
    '@media (min-width: 400px){:where(html[data-theme="light"]) wx-page{color:red}}',
  ],
  ['@media (prefers-color-scheme:dark){:root{--a:1}}', ':root:where([data-theme="dark"]){--a:1}'],
])('%s follows the theme of the phone', (wxss, css) => {
  expect(compile({ 'a.wxss': wxss })).toBe(css)
})

test('keyframes keep their steps', () => {
  const css = '@keyframes turn{from{left:0}50%{left:1px}to{left:2px}}'
  expect(compile({ 'a.wxss': css })).toBe(css)
})
