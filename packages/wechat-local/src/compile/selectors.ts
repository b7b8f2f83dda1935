export interface SelectorScope {
  /** Put before every class name. */
  prefix: string
  /** What the tag `page` stands for. */
  page: string
}

const IDENT = /[\w\u0080-\uffff-]/
const NESTING = new Set([':not', ':is', ':where', ':has', ':matches'])

function closing(text: string, start: number): number {
  const open = text[start]
  const close = open === '[' ? ']' : ')'
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === open) depth++
    else if (text[i] === close && --depth === 0) return i + 1
  }
  return text.length
}

function identEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && (IDENT.test(text[end]!) || text[end] === '\\')) end += text[end] === '\\' ? 2 : 1
  return end
}

function pseudo(text: string, start: number, scope: SelectorScope): [string, number] {
  const nameStart = text[start + 1] === ':' ? start + 2 : start + 1
  const nameEnd = identEnd(text, nameStart)
  const name = text.slice(start, nameEnd)
  if (text[nameEnd] !== '(') return [name === ':host' ? `[wx-host="${scope.prefix}"]` : name, nameEnd]
  const end = closing(text, nameEnd)
  const inner = text.slice(nameEnd + 1, end - 1)
  return [`${name}(${NESTING.has(name) ? rewriteSelector(inner, scope) : inner})`, end]
}

function tag(name: string, scope: SelectorScope): string {
  return name === 'page' ? scope.page : `wx-${name}`
}

function token(text: string, at: number, scope: SelectorScope): [string, number] {
  const char = text[at]!
  if (char === '[') return [text.slice(at, closing(text, at)), closing(text, at)]
  if (char === ':') return pseudo(text, at, scope)
  const nameStart = char === '.' || char === '#' ? at + 1 : at
  const end = identEnd(text, nameStart)
  const name = text.slice(nameStart, end)
  if (!name) return [char, at + 1]
  if (char === '.') return [`.${scope.prefix ? `${scope.prefix}--` : ''}${name}`, end]
  // The engine writes ids as <guid>--id.
  if (char === '#') return [`[id$="--${name}"]`, end]
  return [tag(name, scope), end]
}

/** WXSS selectors name components by tag; in the browser those are `wx-*` elements. */
export function rewriteSelector(selector: string, scope: SelectorScope): string {
  let written = ''
  for (let at = 0; at < selector.length;) {
    const [text, next] = token(selector, at, scope)
    written += text
    at = next
  }
  return written
}
