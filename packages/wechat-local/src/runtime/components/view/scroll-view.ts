import type { BuiltIn, Host } from '../define'

interface Edges {
  before: boolean
  after: boolean
}

function emitScroll(host: Host, last: { left: number; top: number }): void {
  const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = host.element
  const deltas = { deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop }
  host.emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, ...deltas })
  last.left = scrollLeft
  last.top = scrollTop
}

function emitEdges(host: Host, was: Edges): void {
  const { element } = host
  const vertical = host.get<boolean>('scrollY')
  const before = vertical ? element.scrollTop : element.scrollLeft
  const after = vertical
    ? element.scrollHeight - element.clientHeight - element.scrollTop
    : element.scrollWidth - element.clientWidth - element.scrollLeft
  const near = {
    before: before <= host.get<number>('upperThreshold'),
    after: after <= host.get<number>('lowerThreshold'),
  }
  if (near.before && !was.before) host.emit('scrolltoupper', { direction: vertical ? 'top' : 'left' })
  if (near.after && !was.after) host.emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
  Object.assign(was, near)
}

export const scrollView: BuiltIn = {
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollWithAnimation: false,
    showScrollbar: true,
    enableFlex: false,
  },
  refuses: ['refresherEnabled', 'pagingEnabled'],
  mount: (host) => {
    const { element, get } = host
    const last = { left: 0, top: 0 }
    const was: Edges = { before: true, after: false }
    element.addEventListener('scroll', () => {
      emitScroll(host, last)
      emitEdges(host, was)
    })
    const to = (place: ScrollToOptions) =>
      element.scrollTo({ ...place, behavior: get<boolean>('scrollWithAnimation') ? 'smooth' : 'auto' })
    const later = (place: ScrollToOptions) => requestAnimationFrame(() => to(place))
    return {
      changed: {
        scrollX: (on: boolean) => (element.style.overflowX = on ? 'auto' : 'hidden'),
        scrollY: (on: boolean) => (element.style.overflowY = on ? 'auto' : 'hidden'),
        scrollTop: (top: number | null) => top !== null && later({ top }),
        scrollLeft: (left: number | null) => left !== null && later({ left }),
        enableFlex: (on: boolean) => element.toggleAttribute('data-flex', on),
        scrollIntoView: (id: string) =>
          requestAnimationFrame(() => {
            const target = id && element.querySelector(`[id$="--${CSS.escape(id)}"]`)
            if (target) target.scrollIntoView({ block: 'start', inline: 'start' })
          }),
      },
    }
  },
}
