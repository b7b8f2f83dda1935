import type { Phone } from './phone'

export interface Scrolled {
  texts: string[]
  mostNodes: number
}

/**
 * Runs in the browser: scrolls until the list says that nothing more comes, waits on the way for whatever is not drawn
 * or not loaded yet, and notes the texts that were seen.
 */
async function scrollToTheEnd(top: Element, { selector, end }: { selector: string; end: string }): Promise<Scrolled> {
  const scroller = top.querySelector('.page-scroller')
  if (!scroller) throw new Error('there is nothing to scroll')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isDrawn = (chunk: Element): boolean => {
    const { top: from, bottom } = chunk.getBoundingClientRect()
    return bottom < 0 || from > innerHeight || chunk.childElementCount > 0
  }
  const isAtEnd = () => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
  const texts = new Set<string>()
  let mostNodes = 0
  for (let isOver = false; !isOver;) {
    scroller.scrollTop += 600
    // What a scroll brings into sight is known to observers in the next frame.
    await frame()
    do await frame()
    while (![...top.querySelectorAll('.chunk-list-chunk')].every(isDrawn))
    isOver = isAtEnd() && (scroller.textContent ?? '').includes(end)
    for (const element of top.querySelectorAll(selector)) texts.add(element.textContent ?? '')
    mostNodes = Math.max(mostNodes, window.__phone?.tree().nodes ?? NaN)
  }
  return { texts: [...texts], mostNodes }
}

/** Reads a list of the page on top to its end. */
export function readToTheEnd(phone: Phone, selector: string, end = '没有更多了'): Promise<Scrolled> {
  return phone.top.evaluate(scrollToTheEnd, { selector, end })
}
