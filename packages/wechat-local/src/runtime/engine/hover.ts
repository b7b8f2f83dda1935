import type { Element } from './events'

type Hoverable = Element & {
  data?: {
    hoverClass?: string
    hoverStopPropagation?: boolean
    hoverStartTime?: number
    hoverStayTime?: number
    disabled?: boolean
  }
}

const HOVER_SEGMENT = 3

function press(element: Hoverable, className: string): () => void {
  const { hoverStartTime = 50, hoverStayTime = 400 } = element.data ?? {}
  const starting = setTimeout(() => element.setNodeClass(className, HOVER_SEGMENT), hoverStartTime)
  return () => {
    clearTimeout(starting)
    setTimeout(() => element.setNodeClass('', HOVER_SEGMENT), hoverStayTime)
  }
}

/** Makes everything below the finger look pressed; the answer ends it. */
export function startHover(target: Node): () => void {
  const ends: (() => void)[] = []
  for (let at: Node | null = target; at; at = at.parentNode) {
    const element = (at as { __wxElement?: Hoverable }).__wxElement
    const hoverClass = element?.data?.hoverClass
    if (!element || !hoverClass || hoverClass === 'none' || element.data?.disabled) continue
    ends.push(press(element, hoverClass))
    if (element.data?.hoverStopPropagation) break
  }
  return () => ends.forEach((end) => end())
}
