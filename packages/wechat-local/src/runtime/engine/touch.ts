/** One finger, as WeChat reports it. */
export interface Touch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

interface Point {
  identifier: number
  clientX: number
  clientY: number
}

/** WeChat's coordinates start below its own bars: at the page, not at the window. */
function toTouch(point: Point, frame: HTMLElement | null): Touch {
  const box = frame?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const scroller = frame?.querySelector('.page-scroller')
  const clientX = point.clientX - box.left
  const clientY = point.clientY - box.top
  return {
    identifier: point.identifier,
    clientX,
    clientY,
    pageX: clientX + (scroller?.scrollLeft ?? 0),
    pageY: clientY + (scroller?.scrollTop ?? 0),
  }
}

export function toTouches(points: Iterable<Point>, target: Node): Touch[] {
  const frame = (target as HTMLElement).parentElement?.closest<HTMLElement>('.page-viewport') ?? null
  return [...points].map((point) => toTouch(point, frame))
}
