import parser from 'postcss-selector-parser'

export interface SelectorScope {
  /** Put before every class name. */
  prefix: string
  /** What the tag `page` stands for. */
  page: string
}

const NESTING = new Set([':not', ':is', ':where', ':has', ':matches'])

function attribute(name: string, operator: '=' | '$=', value: string): parser.Attribute {
  const made = parser.attribute({ attribute: name, operator, value: '', quoteMark: '"', raws: {} })
  made.setValue(value, { quoteMark: '"' })
  return made
}

/** What stands in the place of a part of a selector; undefined leaves it as it is. */
function replacement(node: parser.Node, { prefix, page }: SelectorScope): parser.Node | undefined {
  if (node.type === 'class' && prefix) return parser.className({ value: `${prefix}--${node.value}` })
  // The engine writes ids as <guid>--id.
  if (node.type === 'id') return attribute('id', '$=', `--${node.value}`)
  if (node.type === 'pseudo' && node.value === ':host') return attribute('wx-host', '=', prefix)
  if (node.type !== 'tag') return undefined
  return parser.tag({ value: node.value === 'page' ? page : `wx-${node.value}` })
}

function rewriteWithin(container: parser.Root | parser.Selector | parser.Pseudo, scope: SelectorScope): void {
  for (const node of [...container.nodes]) {
    const other = replacement(node, scope)
    if (other) {
      other.spaces = node.spaces
      node.replaceWith(other)
    } else if (node.type === 'selector' || (node.type === 'pseudo' && NESTING.has(node.value))) {
      // What stands in `:nth-child()` and the like only looks like tags.
      rewriteWithin(node, scope)
    }
  }
}

/** WXSS selectors name components by tag; in the browser those are `wx-*` elements. */
export function rewriteSelector(selector: string, scope: SelectorScope): string {
  const root = parser().astSync(selector)
  rewriteWithin(root, scope)
  return root.toString()
}
