import type { Locator } from 'playwright-core'
import type { Phone } from './phone'

/** What would be wrong with the page on top, as a person with this screen and text size sees it. */
export async function flaws(phone: Phone): Promise<string[]> {
  return [...(await flawsIn(phone.top)), ...(await phone.depthFlaws())]
}

/** The same for anything that is drawn. */
export function flawsIn(top: Locator): Promise<string[]> {
  return top.evaluate(findFlaws)
}

/** Runs in the browser: it sees nothing of this file. */
// oxlint-disable-next-line max-lines-per-function -- so it cannot be cut into functions that lie beside it
function findFlaws(top: Element): string[] {
  type Color = [red: number, green: number, blue: number, alpha: number]
  const colorOf = (text: string): Color => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([red, green, blue, alpha]: Color, below: Color): Color => {
    const mix = (upper: number, lower: number) => upper * alpha + lower * (1 - alpha)
    return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1]
  }
  const behind = (element: Element | null): Color =>
    element
      ? over(colorOf(getComputedStyle(element).backgroundColor), behind(element.parentElement))
      : [255, 255, 255, 1]
  const luminance = ([red, green, blue]: Color): number => {
    const part = (value: number) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
  }
  const contrast = (element: Element): number => {
    const background = behind(element)
    const text = over(colorOf(getComputedStyle(element).color), background)
    const [dark = 0, light = 0] = [luminance(text), luminance(background)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }
  const ownText = (element: Element): string =>
    [...element.childNodes]
      .map((node) => (node.nodeType === 3 ? node.textContent : ''))
      .join('')
      .trim()
  /** Real lines, as they are drawn: neither the font nor the padding has a say in it. */
  const linesOf = (element: Element): number => {
    const range = document.createRange()
    const middles: number[] = []
    for (const node of element.childNodes) {
      if (node.nodeType !== 3) continue
      range.selectNodeContents(node)
      for (const { top, height, width } of range.getClientRects()) if (width > 0) middles.push(top + height / 2)
    }
    const half = parseFloat(getComputedStyle(element).fontSize) / 2
    const isNewLine = (middle: number, at: number, all: number[]) => at === 0 || middle - (all[at - 1] ?? 0) > half
    return middles.sort((a, b) => a - b).filter(isNewLine).length
  }
  /** Whether a line is drawn above or below the box it belongs to. */
  const leavesBox = (element: Element): boolean => {
    const range = document.createRange()
    const box = element.getBoundingClientRect()
    const half = parseFloat(getComputedStyle(element).fontSize) / 2
    return [...element.childNodes].some((node) => {
      if (node.nodeType !== 3) return false
      range.selectNodeContents(node)
      const middles = [...range.getClientRects()]
        .filter(({ width }) => width > 0)
        .map(({ top, height }) => top + height / 2)
      return middles.some((middle) => middle - half < box.top - 1 || middle + half > box.bottom + 1)
    })
  }
  /** Whether a picture stands so close to the one before it that the two look like one. */
  const touchesPicture = (element: Element): boolean => {
    const before = element.previousElementSibling
    if (!element.matches('wx-image') || !before?.matches('wx-image')) return false
    const [own, other] = [element.getBoundingClientRect(), before.getBoundingClientRect()]
    return Math.max(own.left - other.right, own.top - other.bottom) < 4
  }
  const isColumn = (element: Element): boolean => {
    const lines = linesOf(element)
    return lines > 1 && Array.from(ownText(element).replace(/\s/g, '')).length < 2 * lines
  }

  const flawsOf = (element: Element): string[] => {
    const { left, right, width, height } = element.getBoundingClientRect()
    const found: string[] = []
    if (left < -0.5 || right > innerWidth + 0.5) found.push('reaches beyond the screen')
    const overflows = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
    if (overflows && ownText(element)) found.push('is too narrow for what it says')
    if (isColumn(element)) found.push('is a column of letters')
    if (touchesPicture(element)) found.push('touches the picture before it')
    if (leavesBox(element)) found.push('is too low for what it says')
    const isTarget = element.matches('[role=button], [role=tab], [role=checkbox], [role=switch], wx-input, wx-textarea')
    if (isTarget && (width < 44 || height < 44))
      found.push(`is a target of ${Math.round(width)} × ${Math.round(height)} px`)
    const { borderRadius, backgroundColor } = getComputedStyle(element)
    const isRoundBox = parseFloat(borderRadius) > 0 && colorOf(backgroundColor)[3] > 0
    if (isTarget && isRoundBox && (left < 8 || right > innerWidth - 8)) found.push('touches the edge of the screen')
    if (ownText(element) && !element.closest('[disabled], [aria-disabled="true"]') && contrast(element) < 4.5)
      found.push(`has a contrast of ${contrast(element).toFixed(1)}`)
    return found
  }
  return [...top.querySelectorAll('.page-scroller *')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .flatMap((element) => {
      const name = `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.slice(0, 20)}"`
      return flawsOf(element).map((flaw) => `${name} ${flaw}`)
    })
}
