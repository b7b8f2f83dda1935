import { posix } from 'node:path'
import { listFiles, readJson, readText } from './files'
import type { AppConfig, Manifest, Unit, UnitConfig } from './manifest'
import { compileStyle } from './styles'
import { refuseUnknownTags } from './tags'
import { compileTemplates } from './templates'
import { askWcc, askWcsc } from './wechat-compilers'
import { WeappError } from './weapp-error'

const SHARED_STYLES = new Set(['shared', 'page-shared'])

function pagesOf(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  return [...app.pages, ...packages.flatMap((sub) => sub.pages.map((page) => posix.join(sub.root, page)))]
}

function resolveComponent(owner: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(owner), path)
}

function scopeOf(id: string, config: UnitConfig, isPage: boolean): string {
  return isPage || SHARED_STYLES.has(config.styleIsolation ?? '') ? '' : id.replace(/[^\w-]/g, '_')
}

function styleOf(root: string, files: Set<string>, id: string, isPage: boolean, scope: string): string {
  const file = `${id}.wxss`
  if (!files.has(file)) return ''
  const page = isPage ? `wx-page:where([is="${id}"])` : 'wx-page'
  return compileStyle(root, file, { prefix: scope, page, within: isPage ? `wx-page[is="${id}"]` : undefined })
}

function readUnit(root: string, files: Set<string>, id: string, app: AppConfig, isPage: boolean): Unit {
  for (const extension of ['.js', '.wxml']) {
    if (!files.has(id + extension)) throw new WeappError(id + extension, 'is missing')
  }
  const config = files.has(`${id}.json`) ? readJson<UnitConfig>(root, `${id}.json`) : {}
  const shared = Object.entries(app.usingComponents ?? {}).map(([tag, path]) => [
    tag,
    `/${resolveComponent('app', path)}`,
  ])
  const usingComponents = { ...Object.fromEntries(shared), ...config.usingComponents } as Record<string, string>
  const scope = scopeOf(id, config, isPage)
  return {
    config: { ...config, usingComponents },
    scope,
    uses: Object.values(usingComponents).map((path) => resolveComponent(id, path)),
    style: styleOf(root, files, id, isPage, scope),
  }
}

function readUnits(root: string, files: Set<string>, app: AppConfig, pages: string[]): Record<string, Unit> {
  const units: Record<string, Unit> = {}
  const waiting = [...pages]
  if (app.tabBar?.custom) waiting.push('custom-tab-bar/index')
  for (let id = waiting.shift(); id; id = waiting.shift()) {
    if (units[id]) continue
    const unit = readUnit(root, files, id, app, pages.includes(id))
    units[id] = unit
    waiting.push(...unit.uses)
  }
  return units
}

/**
 * Reads a build of a mini program (the folder with app.json) and compiles what the browser needs to run it. WeChat's own
 * compilers are asked first: what they refuse would open in no WeChat, whatever a browser makes of it.
 */
export function compileWeapp(root: string): Manifest {
  const names = listFiles(root)
  const files = new Set(names)
  const app = readJson<AppConfig>(root, 'app.json')
  const pages = pagesOf(app)
  askWcc(root, names)
  askWcsc(root, names)
  const units = readUnits(root, files, app, pages)
  refuseUnknownTags(root, units)
  const scripts = names.filter((name) => name.endsWith('.js'))
  return {
    app,
    pages,
    theme: app.themeLocation && files.has(app.themeLocation) ? readJson(root, app.themeLocation) : {},
    units,
    appStyle: files.has('app.wxss') ? compileStyle(root, 'app.wxss', { prefix: '', page: 'wx-page' }) : '',
    scripts: Object.fromEntries(scripts.map((name) => [name.slice(0, -'.js'.length), readText(root, name)])),
    templates: compileTemplates(root, names),
  }
}
