import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askWcc, askWcsc, compileWeapp } from 'wechat-local'
import { filesOf } from './figures'
import { builtWeapp } from './phone'

/** WeChat's own compilers judge what Taro built: what they refuse opens in no WeChat, though a browser may take it. */

test("WeChat's wcc compiles every template of the build, each page with its imports", () => {
  const script = askWcc(builtWeapp, filesOf(builtWeapp))
  expect(script).not.toBeNull()
  const pages = filesOf(builtWeapp).filter((file) => file.endsWith('index.wxml'))
  expect(pages.length).toBeGreaterThan(15)
  expect(pages.filter((page) => !script?.includes(`"${page}:template:`))).toEqual([])
})

test("WeChat's wcsc compiles every style of the build", () => {
  expect(filesOf(builtWeapp).filter((file) => file.endsWith('.wxss')).length).toBeGreaterThan(10)
  expect(() => askWcsc(builtWeapp, filesOf(builtWeapp))).not.toThrow()
})

function refusalOf(root: string): string {
  try {
    compileWeapp(root)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('a fault in the build is found', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'weapp-'))
    cpSync(builtWeapp, root, { recursive: true })
  })
  afterEach(() => rmSync(root, { recursive: true }))

  test('none was planted', () => {
    expect(() => compileWeapp(root)).not.toThrow()
  })

  test.each([
    ['an input that is not closed', 'base.wxml', '<input class="a">', 'expect end-tag `input`'],
    ['a broken expression', 'base.wxml', '<view class="{{a +}}"/>', 'Bad attr `class`'],
    ['a tag that nobody knows', 'base.wxml', '<section/>', '<section> is no component'],
    ['an unknown tag of one page', 'pages/me/index.wxml', '<section/>', '<section> is no component'],
    ['a universal selector', 'app.wxss', '.a > *{left:0}', 'error at token `*`'],
    ['a bare pseudo-class', 'app.wxss', '.a > :last-child{left:0}', 'error at token `:`'],
    ['a universal selector of the admin’s', 'admin/sub-vendors.wxss', '*{left:0}', 'unexpected token `*`'],
  ])('%s, in %s', (_, file, planted, words) => {
    const path = join(root, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, file.endsWith('.wxss') ? text + planted : text.replace(/(?=<\/template>|$)/, planted))
    const refusal = refusalOf(root)
    expect(refusal).toMatch(new RegExp(`^${file}:1:\\d+: `))
    expect(refusal).toContain(words)
  })
})
