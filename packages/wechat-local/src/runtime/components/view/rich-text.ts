import type { BuiltIn } from '../define'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

const TAGS = new Set(
  'a abbr b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p q s small span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(['class', 'style', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan', 'start', 'type'])

function toDom(node: RichNode): Node {
  if (node.type === 'text' || node.name === undefined) return document.createTextNode(node.text ?? '')
  if (!TAGS.has(node.name)) return document.createDocumentFragment()
  const element = document.createElement(node.name)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value)
  }
  element.append(...(node.children ?? []).map(toDom))
  return element
}

function fromElement(node: ChildNode): RichNode {
  if (!(node instanceof Element)) return { type: 'text', text: node.textContent ?? '' }
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return { name: node.tagName.toLowerCase(), attrs, children: [...node.childNodes].map(fromElement) }
}

function parse(html: string): RichNode[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(fromElement)
}

/** Trusted tags and attributes only, as in WeChat: no scripts, no links that lead anywhere. */
export const richText: BuiltIn = {
  properties: { nodes: null, space: '' },
  mount: ({ element }) => ({
    changed: {
      nodes: (nodes: string | RichNode[] | null) => {
        element.replaceChildren(...(typeof nodes === 'string' ? parse(nodes) : (nodes ?? [])).map(toDom))
      },
    },
  }),
}
