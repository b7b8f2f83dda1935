import { emitter } from '../phone/emitter'
import type { NavigationBar } from '../phone/parts'

export type BarAction = 'back' | 'home' | 'menu' | 'put-away'

/** What the person does with the bar of the host. */
export const onBarAction = emitter<[action: BarAction]>()

const LABELS: Record<BarAction, string> = { back: '返回', home: '回到首页', menu: '更多', 'put-away': '收起' }

function button(action: BarAction): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = `bar-${action}`
  element.setAttribute('aria-label', LABELS[action])
  element.addEventListener('click', () => onBarAction.emit(action))
  return element
}

function capsule(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'bar-capsule'
  element.append(button('menu'), button('put-away'))
  return element
}

export function createNavigationBar(
  parent: HTMLElement,
  title: string,
  canGoBack: boolean,
  isTab: boolean,
): NavigationBar {
  const element = document.createElement('header')
  element.className = 'navigation-bar'
  const heading = document.createElement('h1')
  heading.textContent = title
  if (canGoBack) element.append(button('back'))
  else if (!isTab) element.append(button('home'))
  element.append(heading, capsule())
  parent.append(element)
  return {
    element,
    setTitle: (text) => (heading.textContent = text),
    setColors: (textStyle, background) => {
      element.dataset.text = textStyle
      element.style.backgroundColor = background
    },
    setLoading: (loading) => element.toggleAttribute('data-loading', loading),
    hideHome: () => element.querySelector('.bar-home')?.remove(),
  }
}
