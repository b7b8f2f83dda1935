import { posix } from 'node:path'
import { readText } from './files'
import type { Unit } from './manifest'
import { WeappError } from './weapp-error'

/** The components that WeChat brings along, by its own reference, and the words of its template language. */
const BUILT_IN = new Set(
  `block import include slot template wxs
  view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container
  root-portal share-element grid-view grid-builder list-view list-builder sticky-header sticky-section snapshot span
  open-container draggable-sheet nested-scroll-header nested-scroll-body selection
  icon text rich-text progress
  button checkbox checkbox-group editor editor-portal form input keyboard-accessory label picker picker-view
  picker-view-column radio radio-group slider switch textarea
  double-tap-gesture-handler force-press-gesture-handler horizontal-drag-gesture-handler long-press-gesture-handler
  pan-gesture-handler scale-gesture-handler tap-gesture-handler vertical-drag-gesture-handler
  navigator functional-page-navigator
  audio image video camera live-player live-pusher voip-room channel-live channel-video
  map canvas web-view ad ad-custom official-account official-account-publish open-data open-data-list open-data-item
  store-home store-product store-coupon store-gift
  navigation-bar page-meta`.split(/\s+/),
)

/** Comments, scripts and expressions hold no tags, though they may look so. Lines stay where they are. */
function withoutTheRest(wxml: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  return wxml
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/\{\{[\s\S]*?\}\}/g, blank)
    .replace(/(<wxs\b[^>]*>)([\s\S]*?)(?=<\/wxs>)/g, (_, open: string, script: string) => open + blank(script))
}

const TAG = /<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g
const SOURCE = /\ssrc=["']([^"']+)["']/

interface Tag {
  name: string
  line: number
  column: number
}

interface Template {
  tags: Tag[]
  /** The files whose templates it uses. */
  imports: string[]
}

function readTemplate(root: string, file: string): Template {
  const wxml = withoutTheRest(readText(root, file))
  const tags: Tag[] = []
  const imports: string[] = []
  for (const { 1: name = '', 2: attributes = '', index } of wxml.matchAll(TAG)) {
    const before = wxml.slice(0, index).split('\n')
    tags.push({ name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 })
    const source = name === 'import' || name === 'include' ? SOURCE.exec(attributes)?.[1] : undefined
    if (source) imports.push(source.startsWith('/') ? source.slice(1) : posix.join(posix.dirname(file), source))
  }
  return { tags, imports }
}

/** Which components each template may name: those of the pages and components that use it, directly or by an import. */
function knownIn(units: Record<string, Unit>, read: (file: string) => Template): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const [id, { config }] of Object.entries(units)) {
    const files = new Set([`${id}.wxml`])
    for (const file of files) {
      known.set(file, new Set([...(known.get(file) ?? []), ...Object.keys(config.usingComponents ?? {})]))
      for (const imported of read(file).imports) files.add(imported)
    }
  }
  return known
}

/**
 * WeChat's compiler takes any tag, and its pages then show nothing in that place. Here a tag must be WeChat's own or be named
 * in usingComponents; in an imported file one user's is enough, as the others may not use that template.
 */
export function refuseUnknownTags(root: string, units: Record<string, Unit>): void {
  const templates = new Map<string, Template>()
  function read(file: string): Template {
    const template = templates.get(file) ?? readTemplate(root, file)
    templates.set(file, template)
    return template
  }
  for (const [file, known] of knownIn(units, read)) {
    const unknown = read(file).tags.find(({ name }) => !BUILT_IN.has(name) && !known.has(name))
    if (!unknown) continue
    const { name, line, column } = unknown
    throw new WeappError(file, `<${name}> is no component of WeChat's, nor in usingComponents`, line, column)
  }
}
