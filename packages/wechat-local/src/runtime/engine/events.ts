import { glassEasel } from 'glass-easel-miniprogram-adapter'

export type Element = glassEasel.Element
type Shadowed = glassEasel.ShadowedEvent<unknown> & { touches?: unknown; changedTouches?: unknown }

interface Targeted {
  id: string
  dataset: Record<string, unknown> | null
  $$?: HTMLElement
  _$?: { $$: HTMLElement }
}

let handled = 0

function describe(target: unknown) {
  const { id, dataset, $$, _$ } = target as Targeted
  const element = $$ ?? _$?.$$
  return { id, dataset: dataset ?? {}, offsetLeft: element?.offsetLeft ?? 0, offsetTop: element?.offsetTop ?? 0 }
}

function asWechatEvent(event: Shadowed) {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: describe(event.target),
    currentTarget: describe(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail,
    ...(event.touches ? { touches: event.touches, changedTouches: event.changedTouches } : {}),
  }
}

/** Runs a handler of the app with an event as WeChat shapes it: plain data, no nodes. */
export function handle(caller: unknown, event: Shadowed, listener: (event: unknown) => unknown): unknown {
  handled++
  return listener.call(caller, asWechatEvent(event))
}

export function elementAt(node: EventTarget | null): Element | null {
  let at = node as (Node & { __wxElement?: Element }) | null
  while (at && !at.__wxElement) at = at.parentNode
  return at?.__wxElement ?? null
}

export interface Dispatched {
  /** A handler of the app has seen it. */
  heard: boolean
  /** A `catch` handler has stopped it. */
  caught: boolean
}

/** Sends an event that bubbles through components, as touches do. */
export function dispatch(
  target: Element,
  type: string,
  detail: unknown,
  extraFields?: Record<string, unknown>,
): Dispatched {
  const before = handled
  const options = { bubbles: true, composed: true, capturePhase: true, extraFields }
  const event = new glassEasel.Event(type, detail, options)
  glassEasel.Event.dispatchEvent(target, event)
  return { heard: handled > before, caught: event.defaultPrevented() }
}

/** Sends an event to one component only, as most events of components are. */
export function trigger(target: Element | null, type: string, detail: unknown): void {
  if (target) glassEasel.Event.triggerEvent(target, type, detail)
}
