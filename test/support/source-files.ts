import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const root = join(__dirname, '../..')

/** An import of a file: the repository path of a file of ours, or the name of a package. */
export interface Import {
  target: string
  isType: boolean
}

export interface SourceFile {
  path: string
  text: string
  imports: Import[]
}

export function importsOf(path: string, text: string): Import[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm)
  return [...found].map(([, type, target = '']) => ({
    isType: type !== undefined,
    target: target.startsWith('.') ? normalize(join(dirname(path), target)) : target,
  }))
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, imports: importsOf(path, text) }
}

/** Code and configuration of a room, its tests and what they need included. */
export function filesOf(room: string): SourceFile[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs|cjs)$/.test(name) && !/\.d\.ts$|(^|\/)node_modules\//.test(name))
    .map((name) => sourceFile(join(room, name)))
}

/** Every text of a folder, documents and data as well. */
export function textsIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs|cjs|md|json|css|wxml|wxss|wxs)$/.test(name) && !/(^|\/)node_modules\//.test(name))
    .map((name) => sourceFile(join(folder, name)))
}

/** What the package.json of a package says. */
export function manifestOf(name: string) {
  const text = readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')
  return JSON.parse(text) as { dependencies?: object; devDependencies?: object }
}

export function isTest({ path }: Pick<SourceFile, 'path'>): boolean {
  return /\.test\.tsx?$/.test(path)
}

/** Code and configuration of a room; tests, and what tests need, are left out. */
export function sourcesOf(room: string): SourceFile[] {
  return filesOf(room).filter((file) => !isTest(file) && !/\/test\//.test(file.path))
}

export function isInside(path: string, ...folders: string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`))
}

type Arrows = Map<string, Set<string>>

/** Per folder, which of the files and folders directly in it import which. */
function arrowsOf(files: Pick<SourceFile, 'path' | 'imports'>[]): Map<string, Arrows> {
  const byName = new Map(files.map(({ path }) => [path.replace(/\.(tsx?|mjs|cjs)$/, ''), path]))
  const folders = new Map<string, Arrows>()
  for (const { path, imports } of files)
    for (const { target } of imports) {
      const to = byName.get(target) ?? byName.get(`${target}/index`)
      if (!to || to === path) continue
      const [a, b] = [path.split('/'), to.split('/')]
      const shared = a.findIndex((part, at) => part !== b[at])
      const folder = a.slice(0, shared).join('/')
      const arrows: Arrows = folders.get(folder) ?? new Map<string, Set<string>>()
      folders.set(folder, arrows)
      const [from = '', towards = ''] = [a[shared], b[shared]]
      arrows.set(from, (arrows.get(from) ?? new Set()).add(towards))
    }
  return folders
}

/** Whether one can walk from a name back to itself along the arrows. */
function returnsTo(start: string, arrows: Arrows): boolean {
  const seen = new Set<string>()
  const waiting = [...(arrows.get(start) ?? [])]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === start) return true
    if (seen.has(name)) continue
    seen.add(name)
    waiting.push(...(arrows.get(name) ?? []))
  }
  return false
}

/** Files and folders that import each other round in a circle, as `folder: a b c`. */
export function circlesIn(files: Pick<SourceFile, 'path' | 'imports'>[]): string[] {
  return [...arrowsOf(files)].flatMap(([folder, arrows]) => {
    const names = [...arrows.keys()].filter((name) => returnsTo(name, arrows)).sort()
    return names.length > 0 ? [`${folder}: ${names.join(' ')}`] : []
  })
}
