import { posix } from 'node:path'
import postcss, { CssSyntaxError } from 'postcss'
import type { AtRule, Container, Root, Rule } from 'postcss'
import { readText } from './files'
import { rewriteSelector, type SelectorScope } from './selectors'
import { rewriteValue } from './values'
import { WeappError } from './weapp-error'

export interface StyleScope extends SelectorScope {
  /** Rules hold below this selector only; it adds no specificity. */
  within?: string
}

const COLOR_SCHEME = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/
const ASSET = /url\(\s*(['"]?)(?!data:|https?:|\/\/|#)([^'")]+)\1\s*\)/g

function parse(root: string, file: string): Root {
  try {
    return postcss.parse(readText(root, file), { from: file })
  } catch (error) {
    if (error instanceof CssSyntaxError) throw new WeappError(file, error.reason, error.line, error.column)
    throw error
  }
}

function inlineImports(root: string, file: string, trail: string[] = []): Root {
  if (trail.includes(file)) throw new WeappError(file, `imports itself: ${[...trail, file].join(' → ')}`)
  const sheet = parse(root, file)
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      ASSET,
      (_, quote: string, path: string) => `url(${quote}/__wechat/weapp/${resolvePath(file, path)}${quote})`,
    )
  })
  sheet.walkAtRules('import', (rule) => {
    const target = /['"]([^'"]+)['"]/.exec(rule.params)?.[1]
    if (!target) throw new WeappError(file, `cannot import ${rule.params}`, rule.source?.start?.line)
    rule.replaceWith(inlineImports(root, resolvePath(file, target), [...trail, file]).nodes)
  })
  return sheet
}

function resolvePath(file: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path)
}

function insideKeyframes(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)
}

function below(ancestor: string, selector: string): string {
  if (selector.startsWith(':root')) return `:root:where([${ancestor.slice(5, -1)}])${selector.slice(5)}`
  return `:where(${ancestor}) ${selector}`
}

/** The phone chooses its theme itself, so the media query becomes an attribute of the document. */
function followPhoneTheme(sheet: Root): void {
  sheet.walkAtRules('media', (media) => {
    const theme = COLOR_SCHEME.exec(media.params)?.[1]
    if (!theme) return
    media.walkRules((rule) => {
      rule.selectors = rule.selectors.map((selector) => below(`html[data-theme="${theme}"]`, selector))
    })
    media.params = media.params
      .replace(COLOR_SCHEME, '')
      .replace(/^\s*and\s+|\s+and\s*$/g, '')
      .replace(/\band\s+and\b/g, 'and')
      .trim()
    if (!media.params) media.replaceWith((media as Container).nodes ?? [])
  })
}

function rewriteRules(sheet: Root, scope: StyleScope): void {
  sheet.walkRules((rule) => {
    if (insideKeyframes(rule)) return
    rule.selectors = rule.selectors.map((selector) => {
      const rewritten = rewriteSelector(selector.trim(), scope)
      return scope.within && !rewritten.includes(scope.page) ? `:where(${scope.within}) ${rewritten}` : rewritten
    })
  })
  sheet.walkDecls((declaration) => {
    declaration.value = rewriteValue(declaration.value)
  })
}

/** One WXSS file with everything it imports, as CSS for the browser. */
export function compileStyle(root: string, file: string, scope: StyleScope): string {
  const sheet = inlineImports(root, file)
  rewriteRules(sheet, scope)
  followPhoneTheme(sheet)
  return sheet.toString()
}
