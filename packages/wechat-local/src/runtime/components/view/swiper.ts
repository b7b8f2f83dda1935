import type { BuiltIn, Host } from '../define'

function itemsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('wx-swiper-item')]
}

function drawDots({ element, get }: Host, dots: HTMLElement): void {
  const items = get<boolean>('indicatorDots') ? itemsOf(element) : []
  const marks = items.map((_, index) => {
    const mark = document.createElement('i')
    mark.toggleAttribute('data-current', index === get<number>('current'))
    return mark
  })
  dots.replaceChildren(...marks)
}

function indexOf({ element, get }: Host): number {
  const [at, size] = get<boolean>('vertical')
    ? [element.scrollTop, element.clientHeight]
    : [element.scrollLeft, element.clientWidth]
  return size ? Math.round(at / size) : 0
}

function go({ element }: Host, index: number, behavior: ScrollBehavior): void {
  itemsOf(element)[index]?.scrollIntoView({ behavior, block: 'nearest', inline: 'start' })
}

function settle(host: Host): void {
  const current = indexOf(host)
  if (current === host.get<number>('current')) return
  host.set('current', current)
  host.emit('change', { current, currentItemId: '', source: 'touch' })
  host.emit('animationfinish', { current, source: 'touch' })
}

function next(host: Host): void {
  go(host, (indexOf(host) + 1) % itemsOf(host.element).length, 'smooth')
}

export const swiper: BuiltIn = {
  properties: { current: 0, indicatorDots: false, vertical: false, autoplay: false, interval: 5000, duration: 500 },
  refuses: ['circular'],
  mount: (host) => {
    const { element, get } = host
    const dots = document.createElement('div')
    dots.className = 'wx-dots'
    let timer: ReturnType<typeof setInterval> | undefined
    element.addEventListener('scrollend', () => settle(host))
    const draw = () => drawDots(host, dots)
    const current = (index: number, behavior: ScrollBehavior = 'smooth') => {
      go(host, index, behavior)
      draw()
    }
    const autoplay = (on: boolean) => {
      clearInterval(timer)
      if (on) timer = setInterval(() => next(host), get<number>('interval'))
    }
    const attached = () => {
      element.append(dots)
      current(get<number>('current'), 'auto')
    }
    const vertical = (on: boolean) => element.toggleAttribute('data-vertical', on)
    const changed = { current: (index: number) => current(index), indicatorDots: draw, vertical, autoplay }
    return { changed, attached, detached: () => clearInterval(timer) }
  },
}

export const swiperItem: BuiltIn = { properties: { itemId: '' } }
