import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { mountedOf } from '../../components/define'
import type { Element } from '../../engine/events'
import { afterFrame } from '../../engine/backend'

export interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
  context?: boolean
}

type Answer = Record<string, unknown> | null
type Callback = (answer: never) => void

interface Job {
  scope: () => glassEasel.GeneralComponent
  selector: string | null
  all: boolean
  fields: Fields
  callback: Callback | undefined
}

function domOf(element: Element): HTMLElement {
  return element.$$ as unknown as HTMLElement
}

export function componentOf(instance: unknown): glassEasel.GeneralComponent {
  return (instance as { _$?: glassEasel.GeneralComponent })._$ ?? (instance as glassEasel.GeneralComponent)
}

/** In the coordinates of the page, whose top is below the bar of the host. */
function rectOf(dom: HTMLElement) {
  const frame = dom.parentElement?.closest('.page-viewport')?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const { left, top, right, bottom } = dom.getBoundingClientRect()
  return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top }
}

function pick(names: string[], read: (name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

function describe(element: Element, fields: Fields): Record<string, unknown> {
  const dom = domOf(element)
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = dom
  const { width, height } = dom.getBoundingClientRect()
  const data = (element as { data?: Record<string, unknown> }).data ?? {}
  const style = getComputedStyle(dom)
  return {
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: element.dataset ?? {} } : {}),
    ...(fields.mark ? { mark: element.collectMarks() } : {}),
    ...(fields.rect ? rectOf(dom) : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? { scrollLeft, scrollTop, scrollWidth, scrollHeight } : {}),
    ...pick(fields.properties ?? [], (name) => data[name]),
    ...pick(fields.computedStyle ?? [], (name) =>
      style.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)),
    ),
    ...(fields.node ? { node: mountedOf(element)?.node?.() } : {}),
  }
}

function describeViewport(scope: glassEasel.GeneralComponent, fields: Fields): Record<string, unknown> {
  const dom = scope.$$ as unknown as HTMLElement
  const scroller = dom.closest<HTMLElement>('.page-scroller')
  const { clientWidth: width, clientHeight: height, scrollTop, scrollLeft, scrollWidth, scrollHeight } = scroller ?? dom
  return {
    id: '',
    dataset: {},
    ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? { scrollLeft, scrollTop, scrollWidth, scrollHeight } : {}),
  }
}

function run({ scope, selector, all, fields }: Job): Answer | Answer[] {
  const within = scope()
  if (selector === null) return describeViewport(within, fields)
  const found = within.getShadowRoot()?.querySelectorAll(selector) ?? []
  if (all) return found.map((element) => describe(element, fields))
  return found[0] ? describe(found[0], fields) : null
}

export function createSelectorQuery(defaultScope: () => glassEasel.GeneralComponent) {
  const jobs: Job[] = []
  let scope = defaultScope
  const nodesRef = (selector: string | null, all: boolean) => {
    const ask = (fields: Fields) => (callback?: Callback) => {
      jobs.push({ scope, selector, all, fields, callback })
      return query
    }
    return {
      fields: (fields: Fields, callback?: Callback) => ask(fields)(callback),
      boundingClientRect: ask({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      node: ask({ node: true }),
    }
  }
  const query = {
    in: (instance: unknown) => {
      scope = () => componentOf(instance)
      return query
    },
    select: (selector: string) => nodesRef(selector, false),
    selectAll: (selector: string) => nodesRef(selector, true),
    selectViewport: () => nodesRef(null, false),
    exec: (done?: (answers: (Answer | Answer[])[]) => void) => {
      afterFrame(() => {
        const answers = jobs.map(run)
        jobs.forEach((job, index) => job.callback?.(answers[index] as never))
        done?.(answers)
      })
      return query
    },
  }
  return query
}
