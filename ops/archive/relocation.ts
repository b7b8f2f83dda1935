import { fileIdParts } from '../../core/images/file-id'
import type { Document } from '../cloud/cloud'

/** `cloud://<env>.<bucket>`; the rest is the path. */
function rootOf(file_id: string): string {
  return fileIdParts(file_id)?.root ?? ''
}
export function pathOf(file_id: string): string {
  return fileIdParts(file_id)?.path ?? ''
}

/** File ids name their environment: in another one they are other ids. */
export class Relocation {
  private readonly roots = new Map<string, string>()

  learn(from: string, to: string): void {
    this.roots.set(rootOf(from), rootOf(to))
  }

  of(document: Document): Document {
    const moved = [...this.roots].filter(([from, to]) => from !== to)
    if (moved.length === 0) return document
    return moved.reduce((text, [from, to]) => replaceIn(text, from, to), document as unknown) as Document
  }
}

function replaceIn(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.startsWith(`${from}/`) ? to + value.slice(from.length) : value
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, from, to))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaceIn(item, from, to)]))
}
