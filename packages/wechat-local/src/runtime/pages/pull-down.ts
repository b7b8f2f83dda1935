import type { Page } from '../phone/parts'

const THRESHOLD_PX = 50
const MOST_PX = 120

function showDots({ frame: { viewport, scroller } }: Page): void {
  if (viewport.querySelector('.pull-dots')) return
  const dots = document.createElement('div')
  dots.className = 'pull-dots'
  dots.append(...['', '', ''].map(() => document.createElement('i')))
  viewport.insertBefore(dots, scroller)
}

function pull(page: Page, distance: number): void {
  showDots(page)
  page.frame.scroller.style.transform = distance ? `translateY(${distance}px)` : ''
}

export function startRefresh(page: Page): void {
  page.frame.viewport.toggleAttribute('data-refreshing', true)
  pull(page, THRESHOLD_PX)
  page.call('onPullDownRefresh')
}

export function stopRefresh(page: Page): void {
  page.frame.viewport.toggleAttribute('data-refreshing', false)
  pull(page, 0)
}

type Drag = MouseEvent | TouchEvent

function pointY(event: Drag): number {
  return 'changedTouches' in event ? (event.changedTouches[0]?.clientY ?? 0) : event.clientY
}

function createDrag(page: Page) {
  const { viewport, scroller } = page.frame
  let from: number | null = null
  let distance = 0
  return {
    start: (event: Drag) => {
      from = scroller.scrollTop <= 0 && !viewport.hasAttribute('data-refreshing') ? pointY(event) : null
      distance = 0
    },
    move: (event: Drag) => {
      if (from === null) return
      distance = Math.min(MOST_PX, Math.max(0, (pointY(event) - from) / 2))
      if (distance > 0) pull(page, distance)
    },
    end: () => {
      if (from === null) return
      from = null
      if (distance >= THRESHOLD_PX) startRefresh(page)
      else if (distance > 0) pull(page, 0)
    },
  }
}

/** Pulling at the top of a page that wants it. */
export function watchPull(page: Page): void {
  if (!page.frame.config.enablePullDownRefresh) return
  const { viewport } = page.frame
  const { start, move, end } = createDrag(page)
  for (const type of ['mousedown', 'touchstart'] as const) viewport.addEventListener(type, start, { passive: true })
  for (const type of ['mousemove', 'touchmove'] as const) viewport.addEventListener(type, move, { passive: true })
  for (const type of ['mouseup', 'touchend', 'touchcancel'] as const) viewport.addEventListener(type, end)
}
