import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFixture } from '../../test/fixture/build'
import { compileWeapp } from './compile'
import { signature } from './files'

let root: string

beforeEach(() => {
  root = buildFixture()
})
afterEach(() => rmSync(root, { recursive: true }))

test('pages of packages and the components they use are all found', () => {
  const { pages, units, theme } = compileWeapp(root)
  expect(pages).toContain('sub/pages/detail/detail')
  expect(units['pages/home/home']).toMatchObject({ scope: '', uses: ['components/counter/counter'] })
  expect(units['components/counter/counter']?.style).toContain('.components_counter_counter--card')
  expect(theme.dark).toEqual({ bar: '#111111', ink: 'white' })
})

function noSelector(token: string, at: number) {
  return `pages/home/home.wxss:1:${at}: ${token}`
}

test.each([
  [
    'pages/home/home.wxml',
    '<view>\n  <text wx:if="{{a"></text>\n</view>',
    'pages/home/home.wxml:2:15: Bad value with message: did you forget }}, \' or ".',
  ],
  ['pages/home/home.wxml', '<view><input type="text"></view>', 'home.wxml:1:27: expect end-tag `input`., near `view`'],
  ['pages/home/home.wxml', '<view class="{{a +}}" />', 'home.wxml:1:12: Bad attr `class` with message: unexpected'],
  ['pages/home/home.wxml', '<view>\n  <foo-bar /></view>', 'home.wxml:2:3: <foo-bar> is no component of WeChat'],
  ['pages/home/home.wxml', '<div>{{a}}</div>', 'home.wxml:1:1: <div> is no component of WeChat'],
  ['pages/home/home.wxml', '<import src="./gone.wxml" />', 'gone.wxml'],
  ['pages/home/home.json', '{', 'pages/home/home.json'],
  ['pages/home/home.wxss', '* { left: 0 }', noSelector('unexpected token `*`', 1)],
  ['pages/home/home.wxss', '.a > * { left: 0 }', noSelector('error at token `*`', 6)],
  ['pages/home/home.wxss', '.a > :last-child { left: 0 }', noSelector('error at token `:`', 6)],
  ['pages/home/home.wxss', '@import "./gone.wxss";', 'gone.wxss'],
  ['app.wxss', '.a{b', 'app.wxss:1:5: unexpected'],
])('a mistake in %s is told with its place: %j', (file, text, message) => {
  writeFileSync(join(root, file), text)
  expect(() => compileWeapp(root)).toThrow(message)
})

test('what only looks like a tag is none', () => {
  const text = `<!-- <foo> --><wxs module="m">var a = 1<foo>2;</wxs><view id='a>"' class="{{a<foo}}">{{b<foo>c}}</view>`
  writeFileSync(join(root, 'pages/home/home.wxml'), text.replace('var a = 1<foo>2;', 'var foo = 1; var a = 1<foo;'))
  expect(() => compileWeapp(root)).not.toThrow()
})

test('an imported template knows the components of the pages that use it', () => {
  writeFileSync(join(root, 'pages/home/home.wxml'), '<import src="./cells.wxml" /><template is="cell" />')
  writeFileSync(join(root, 'pages/home/cells.wxml'), '<template name="cell"><counter /></template>')
  expect(() => compileWeapp(root)).not.toThrow()
  writeFileSync(join(root, 'pages/home/home.json'), '{}')
  expect(() => compileWeapp(root)).toThrow("cells.wxml:1:23: <counter> is no component of WeChat's")
})

test('a page without its files is named', () => {
  rmSync(join(root, 'pages/me/me.wxml'))
  expect(() => compileWeapp(root)).toThrow('pages/me/me.wxml is missing')
})

test('the signature changes with any file, and there is none without app.json', () => {
  const before = signature(root)
  writeFileSync(join(root, 'pages/me/me.wxml'), '<view>other</view>')
  expect(signature(root)).not.toBe(before)
  rmSync(join(root, 'app.json'))
  expect(signature(root)).toBeNull()
})
