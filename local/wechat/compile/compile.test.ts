import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFixture } from '../fixture/build'
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

test.each([
  ['pages/home/home.wxml', '<view>\n  <text wx:if="{{a"></text>\n</view>', 'pages/home/home.wxml:2:16'],
  ['pages/home/home.json', '{', 'pages/home/home.json'],
  ['app.wxss', '.a{', 'app.wxss:1:1'],
])('a mistake in %s is told with its place', (file, text, message) => {
  writeFileSync(join(root, file), text)
  expect(() => compileWeapp(root)).toThrow(message)
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
