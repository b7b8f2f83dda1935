import type { Engine, Node } from './engine'

interface Component {
  triggerEvent(name: string, detail: unknown, options: object): void
}
type Caller = Record<string, ((...values: unknown[]) => void) | undefined>

/** What is used of the package, which has no types of its own. */
interface Exparser {
  registerBehavior(definition: object): unknown
  registerElement(definition: object): unknown
  createElement(name: string): Component
  Element: {
    pretendAttached(component: Component): void
    pretendDetached(component: Component): void
    getMethodCaller(component: Component): Caller
  }
}

// oxlint-disable-next-line typescript/no-require-imports
const exparser = require('miniprogram-exparser') as Exparser

/** Of a template, the engine takes a tree of tags; WeChat's tools write it, and the package has no compiler of it. */
interface Tag {
  t: 1
  n: string
  /** virtual: it has no element of its own */
  v: boolean
  id?: string
  /** the name of a slot */
  sn?: string
  /** attributes: an event and its handler, a directive and its value, a property and its value */
  a: object[]
  c: Tag[]
}

type Values = Record<string, unknown>

/** A field of the data or of the item of a list, where it is found, and when it has changed. */
function binding(path: string) {
  const [first = '', ...rest] = path.split('.')
  const isOfItem = first === 'item'
  const value = (data: Values, scope: Values) =>
    rest.reduce((found, key) => (found as Values)[key], (isOfItem ? scope : data)[first])
  return { value, changes: [isOfItem ? path.split('.') : [null, ...path.split('.')]] }
}

function attributeOf([n, path]: [string, string]): object {
  if (/^(bind|catch)/.test(n)) return { n, v: path }
  if (n === 'key') return { n, d: path }
  const { value, changes } = binding(path)
  return n === 'if' || n === 'for' ? { n, d: value, b: changes } : { n, o: ':', e: value, b: changes }
}

function tagsOf(nodes: Node[]): Tag[] {
  return nodes.map(([tag, { id, ...attributes } = {}, children = []]) => {
    const isSlot = tag === 'slot'
    const [n, sn] = [tag === 'block' ? 'virtual' : tag, isSlot ? '' : undefined]
    const a = Object.entries(attributes).map(attributeOf)
    return { t: 1, n, v: isSlot || tag === 'block', id, sn, a, c: tagsOf(children) }
  })
}

let stages = 0

/** WeChat's older engine, on no screen. It calls itself by this name. */
export const onExparser: Engine = (parts) => {
  Object.assign(globalThis, { exparser })
  const stage = ++stages
  const named = (name: string) => (name in parts ? `${name}-${stage}` : name)
  const renamed = (nodes: Node[]): Node[] =>
    nodes.map(([tag, attributes, children]) => [named(tag), attributes, renamed(children ?? [])])
  for (const [name, { definition, template }] of Object.entries(parts)) {
    const behaviors = ((definition.behaviors ?? []) as object[]).map((each) => exparser.registerBehavior(each))
    const relations = Object.entries((definition.relations ?? {}) as Record<string, object>)
    exparser.registerElement({
      ...definition,
      behaviors,
      relations: Object.fromEntries(relations.map(([other, how]) => [named(other.replace('./', '')), how])),
      is: named(name),
      options: { publicProperties: true },
      template: () => tagsOf(renamed(template)),
    })
  }
  const component = exparser.createElement(named(Object.keys(parts).at(-1) ?? ''))
  return {
    attach: () => exparser.Element.pretendAttached(component),
    detach: () => exparser.Element.pretendDetached(component),
    call: (method, ...values) => exparser.Element.getMethodCaller(component)[method]?.(...values),
  }
}
