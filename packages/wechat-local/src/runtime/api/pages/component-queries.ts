import { component } from 'glass-easel-miniprogram-adapter'
import { PageIntersectionObserver, type ObserverOptions } from './intersection'
import { componentOf, createSelectorQuery } from './selector-query'

/** Gives every page and component WeChat's queries of its own elements. */
export function giveComponentsQueries(): void {
  const prototype = component.ComponentCaller.prototype as unknown as Record<string, unknown>
  prototype.createSelectorQuery = function (this: unknown) {
    return createSelectorQuery(() => componentOf(this))
  }
  prototype.createIntersectionObserver = function (this: unknown, options?: ObserverOptions) {
    return new PageIntersectionObserver(this, options)
  }
}
