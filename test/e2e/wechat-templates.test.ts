import { createContext, runInContext } from 'node:vm'
import { askWcc } from 'wechat-local'
import { moveTo, OPENING } from '../support/scenes'
import { filesOf } from './figures'
import { builtWeapp, openStreet, type Street } from './phone'

/** What WeChat's compiler makes of a template and data: the tree that its pages are drawn from. */
interface Virtual {
  tag: string
  attr?: Record<string, unknown>
  children: (Virtual | string)[]
}

/** An element of a page, in the order of the page. */
interface Seen {
  depth: number
  tag: string
  class: string
  label: string
  /** of an element without others in it */
  text: string
}

/** What the script that wcc writes makes of a page's data. The data must belong to the script's own world, as in WeChat. */
function drawByWechat(page: string, data: unknown): Virtual {
  const world = createContext({ window: {}, console, page, text: JSON.stringify(data) })
  const script = askWcc(builtWeapp, filesOf(builtWeapp)) ?? ''
  return runInContext(`${script};$gwx(page)(JSON.parse(text), undefined, {})`, world) as Virtual
}

function textOf(node: Virtual | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

/** Blocks, loops and templates are no elements. */
function elementsIn(node: Virtual): Virtual[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return child.tag.startsWith('wx-') && child.tag !== 'wx-block' ? [child] : elementsIn(child)
  })
}

function listOf(parent: Virtual, depth = 0): Seen[] {
  return elementsIn(parent).flatMap((node) => {
    const attributes = node.attr ?? {}
    const label = attributes.ariaLabel ?? attributes['aria-label']
    const text = elementsIn(node).length === 0 ? textOf(node) : ''
    const seen = {
      depth,
      tag: node.tag,
      class: (attributes.class as string | undefined) ?? '',
      label: (label as string | undefined) ?? '',
      text,
    }
    return [seen, ...listOf(node, depth + 1)]
  })
}

/** Runs in the browser: what the engine drew there, and the data that it drew it from. */
function lookAt(frame: Element): { data: unknown; list: Seen[] } {
  const engineElement = (element: Element) => (element as unknown as { __wxElement?: { data: unknown } }).__wxElement
  const within = (parent: Element): Element[] =>
    [...parent.children].flatMap((child) => (engineElement(child) ? [child] : within(child)))
  const list: Seen[] = []
  const walk = (parent: Element, depth: number) => {
    for (const element of within(parent)) {
      if (element.tagName === 'WX-CUSTOM-TAB-BAR') continue // WeChat draws it beside the page
      const children = within(element)
      const isField = /^WX-(INPUT|TEXTAREA)$/.test(element.tagName)
      const field = element.querySelector('input, textarea')
      list.push({
        depth,
        tag: element.tagName.toLowerCase(),
        class: element.getAttribute('class') ?? '',
        // A field hands its name on to the field of the browser within it.
        label: (element.getAttribute('aria-label') ?? (isField ? field?.ariaLabel : '')) || '',
        text: children.length === 0 ? (element.textContent ?? '') : '',
      })
      walk(element, depth + 1)
    }
  }
  const page = frame.querySelector('wx-page')
  if (!page) throw new Error('there is no page')
  walk(page, 0)
  return { data: engineElement(page)?.data, list }
}

let street: Street
beforeAll(async () => {
  street = await openStreet()
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street.close())

test.each([
  ['pages/slots/index', '可约'],
  ['pages/orders/index', '订单'],
  ['pages/me/index', '昵称'],
])("%s comes out of WeChat's compiler as it does here", async (path, words) => {
  const phone = await street.phone('ming', { path })
  await phone.top.getByText(words).first().waitFor()
  const { data, list } = await phone.top.evaluate(lookAt)
  expect(list.length).toBeGreaterThan(5)
  expect(listOf(drawByWechat(`${path}.wxml`, data))).toEqual(list)
})
