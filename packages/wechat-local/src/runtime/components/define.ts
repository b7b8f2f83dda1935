import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Element } from '../engine/events'

type Node = glassEasel.GeneralComponent & { $$: HTMLElement }

/** What a built-in component may do with its element. */
export interface Host {
  element: HTMLElement
  node: Element
  get: <T>(property: string) => T
  /** Changes a property as the user would: the app hears of it by an event only. */
  set: (property: string, value: unknown) => void
  emit: (type: string, detail?: unknown) => void
  on: (type: string, listener: (detail: unknown) => void) => void
}

/** The part a control plays in its form. */
interface Control {
  value(): unknown
  reset(): void
}

export interface Mounted {
  changed?: Record<string, (value: never) => void>
  control?: Control
  attached?: () => void
  detached?: () => void
  /** For `label`: what a tap on the label does. */
  activate?: () => void
  /** For selector queries: what `fields({ node: true })` answers. */
  node?: () => unknown
}

export interface BuiltIn {
  /** Name and default; a default of null takes any type. */
  properties?: Record<string, unknown>
  /** Attributes that would need what the host does not do. */
  refuses?: string[]
  mount?(host: Host): Mounted | void
}

const mounted = new WeakMap<Element, Mounted>()

export function mountedOf(node: Element | null): Mounted | undefined {
  return node ? mounted.get(node) : undefined
}

const ARIA = [
  'role',
  'label',
  'hidden',
  'checked',
  'disabled',
  'selected',
  'expanded',
  'live',
  'modal',
  'required',
  'invalid',
]
  .concat([
    'labelledby',
    'describedby',
    'controls',
    'haspopup',
    'valuenow',
    'valuemin',
    'valuemax',
    'valuetext',
    'level',
  ])
  .concat(['busy', 'atomic', 'current', 'pressed', 'orientation', 'posinset', 'setsize', 'sort', 'owns', 'relevant'])

function camel(name: string): string {
  return `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

type AriaValue = string | number | boolean | null | undefined

function writeAria(element: HTMLElement, name: string, value: AriaValue): void {
  const attribute = name === 'role' ? 'role' : `aria-${name}`
  if (value === null || value === undefined || value === '') element.removeAttribute(attribute)
  else element.setAttribute(attribute, String(value))
}

function typeOf(value: unknown): null | StringConstructor | NumberConstructor | BooleanConstructor {
  if (typeof value === 'string') return String
  if (typeof value === 'number') return Number
  return typeof value === 'boolean' ? Boolean : null
}

function createHost(node: Node): Host {
  return {
    element: node.$$,
    node,
    get: <T>(property: string) => (node.data as Record<string, unknown>)[property] as T,
    set: (property, value) => node.setData({ [property]: value }),
    emit: (type, detail = {}) => node.triggerEvent(type, detail),
    on: (type, listener) => void node.addListener(type, (event) => listener(event.detail)),
  }
}

type Observer = (this: Node, value: unknown) => void

function property(value: unknown, observer: Observer) {
  return { type: typeOf(value), value, observer }
}

function propertiesOf(tag: string, definition: BuiltIn) {
  const all: Record<string, ReturnType<typeof property>> = {
    hidden: property(false, function (value) {
      this.$$.toggleAttribute('hidden', Boolean(value))
    }),
  }
  for (const name of ARIA) {
    all[camel(name)] = property(null, function (value) {
      writeAria(this.$$, name, value as AriaValue)
    })
  }
  for (const [name, value] of Object.entries(definition.properties ?? {})) {
    all[name] = property(value, function (changed) {
      mounted.get(this)?.changed?.[name]?.(changed as never)
    })
  }
  for (const name of definition.refuses ?? []) {
    all[name] = property(null, (value) => {
      if (value && value !== 'false') throw new Error(`<${tag}> does not support ${name} in the local WeChat`)
    })
  }
  return all
}

/** A tag without a definition shall throw its name, not become some element of HTML. */
export function refuseUnknownTags(space: glassEasel.ComponentSpace): void {
  ;(space as unknown as { _$allowUnusedNativeNode: boolean })._$allowUnusedNativeNode = false
}

export function defineBuiltIn(space: glassEasel.ComponentSpace, tag: string, definition: BuiltIn): void {
  const component = space.defineComponent({
    is: `built-in/${tag}`,
    properties: propertiesOf(tag, definition),
    lifetimes: {
      created() {
        const node = this as unknown as Node
        mounted.set(node, definition.mount?.(createHost(node)) ?? {})
      },
      attached() {
        mountedOf(this)?.attached?.()
      },
      detached() {
        mountedOf(this)?.detached?.()
      },
    },
  })
  space.setGlobalUsingComponent(tag, component)
}
