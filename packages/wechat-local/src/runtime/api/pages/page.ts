import type { Phone } from '../../phone/phone'
import { startRefresh, stopRefresh } from '../../pages/pull-down'
import { api, ApiFailure } from '../call'
import { PageIntersectionObserver, type ObserverOptions } from './intersection'
import { createSelectorQuery } from './selector-query'

type PageApis = Pick<
  WechatMiniprogram.Wx,
  | 'enableAlertBeforeUnload'
  | 'disableAlertBeforeUnload'
  | 'startPullDownRefresh'
  | 'stopPullDownRefresh'
  | 'pageScrollTo'
  | 'createSelectorQuery'
  | 'createIntersectionObserver'
>

const SCROLL = { scrollTop: 'Number?', selector: 'String?', duration: 'Number?' } as const

export function page(phone: Phone): PageApis {
  const current = () => {
    const page = phone.stack.current()
    if (!page) throw new ApiFailure('there is no page')
    return page
  }
  return {
    enableAlertBeforeUnload: api('enableAlertBeforeUnload', { message: 'String' }, ({ message }) => {
      current().question = message
    }),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', {}, () => {
      delete current().question
    }),
    startPullDownRefresh: api('startPullDownRefresh', {}, () => startRefresh(current())),
    stopPullDownRefresh: api('stopPullDownRefresh', {}, () => stopRefresh(current())),
    pageScrollTo: api('pageScrollTo', SCROLL, ({ scrollTop, selector, duration = 300 }) => {
      const { scroller } = current().frame
      const target = selector ? current().root.getComponent().getShadowRoot()?.querySelector(selector) : null
      const element = target?.$$ as unknown as HTMLElement | undefined
      const top = element
        ? element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
        : (scrollTop ?? 0)
      scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'auto' })
    }),
    createSelectorQuery: () =>
      createSelectorQuery(() => current().root.getComponent()) as unknown as WechatMiniprogram.SelectorQuery,
    createIntersectionObserver: (component: unknown, options?: ObserverOptions) =>
      new PageIntersectionObserver(component, options),
  }
}
