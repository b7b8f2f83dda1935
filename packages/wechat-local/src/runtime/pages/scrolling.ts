import type { Page } from '../phone/parts'

const REACH_BOTTOM_PX = 50

/** Tells a page how far it is scrolled and when its end comes near. */
export function watchScroll(page: Page): void {
  const { scroller, config } = page.frame
  let nearEnd = false
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    page.call('onPageScroll', { scrollTop })
    const left = scrollHeight - clientHeight - scrollTop
    const near = left <= (config.onReachBottomDistance ?? REACH_BOTTOM_PX)
    if (near && !nearEnd) page.call('onReachBottom')
    nearEnd = near
  })
}
