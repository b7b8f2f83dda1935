import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Element } from '../../engine/events'
import { componentOf } from './selector-query'

interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

export interface ObserverOptions {
  thresholds?: number[]
  observeAll?: boolean
}

function domOf(element: Element): HTMLElement {
  return element.$$ as unknown as HTMLElement
}

function plain(rect: DOMRectReadOnly | null) {
  const { left = 0, top = 0, right = 0, bottom = 0, width = 0, height = 0 } = rect ?? {}
  return { left, top, right, bottom, width, height }
}

function describe(element: Element, entry: IntersectionObserverEntry) {
  return {
    id: element.id,
    dataset: element.dataset ?? {},
    time: Date.now(),
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: plain(entry.intersectionRect),
    boundingClientRect: plain(entry.boundingClientRect),
    relativeRect: plain(entry.rootBounds),
  }
}

type Listener = (result: ReturnType<typeof describe>) => void

/** WeChat's observer on the browser's: relative to an element, or to the page's viewport. */
export class PageIntersectionObserver {
  private readonly shadow: glassEasel.ShadowRoot | null
  private readonly watchers: IntersectionObserver[] = []
  private relative: string | null = null
  private rootMargin = '0px'

  constructor(
    instance: unknown,
    private readonly options: ObserverOptions = {},
  ) {
    this.shadow = componentOf(instance).getShadowRoot()
  }

  relativeTo(selector: string | null, { top = 0, right = 0, bottom = 0, left = 0 }: Margins = {}): this {
    this.relative = selector
    this.rootMargin = [top, right, bottom, left].map((side) => `${side}px`).join(' ')
    return this
  }

  relativeToViewport(margins?: Margins): this {
    return this.relativeTo(null, margins)
  }

  observe(selector: string, listener: Listener): void {
    // Of a page that was left meanwhile there is nothing to be found.
    const found = (this.shadow?.querySelectorAll(selector) ?? []).filter((element) => element.$$)
    const elements = this.options.observeAll ? found : found.slice(0, 1)
    elements.forEach((element) => this.watch(element, listener))
  }

  disconnect(): void {
    this.watchers.splice(0).forEach((watcher) => watcher.disconnect())
  }

  private watch(element: Element, listener: Listener): void {
    const target = domOf(element)
    const relative = this.relative === null ? null : this.shadow?.querySelector(this.relative)
    const root = relative ? domOf(relative) : target.closest<HTMLElement>('.page-scroller')
    const settings = { root, rootMargin: this.rootMargin, threshold: this.options.thresholds ?? [0] }
    const watcher = new IntersectionObserver(
      (entries) => entries.forEach((entry) => listener(describe(element, entry))),
      settings,
    )
    watcher.observe(target)
    this.watchers.push(watcher)
  }
}
