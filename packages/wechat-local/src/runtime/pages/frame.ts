import type { Frame } from '../phone/parts'
import { themed, type PhoneState } from '../phone/phone'
import { createNavigationBar } from './navigation-bar'

function section(className: string, parent: HTMLElement): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  parent.append(element)
  return element
}

/** vh counts the page's own viewport, which the bars of the host make smaller than the window. */
function measure(viewport: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (viewport.clientHeight) viewport.style.setProperty('--vh', `${viewport.clientHeight / 100}px`)
  })
  observer.observe(viewport)
  return () => observer.disconnect()
}

function paint(phone: PhoneState, frame: Frame): void {
  const { config, bar, element } = frame
  bar.setColors(
    themed(phone, config.navigationBarTextStyle) ?? 'black',
    themed(phone, config.navigationBarBackgroundColor) ?? '#ffffff',
  )
  element.style.backgroundColor = themed(phone, config.backgroundColor) ?? ''
}

export function createFrame(phone: PhoneState, path: string, canGoBack: boolean, isTab: boolean): Frame {
  const config = { ...phone.manifest.app.window, ...phone.manifest.units[path]?.config }
  const pages = document.querySelector<HTMLElement>('#pages')
  if (!pages) throw new Error('The page of the phone has no element #pages')
  const element = section('page-frame', pages)
  element.dataset.path = path
  element.toggleAttribute('data-tab', isTab && !phone.manifest.app.tabBar?.custom)
  element.toggleAttribute('data-custom-bar', config.navigationStyle === 'custom')
  const bar = createNavigationBar(element, config.navigationBarTitleText ?? '', canGoBack, isTab)
  const viewport = section('page-viewport', element)
  const scroller = section('page-scroller', viewport)
  const unmeasure = measure(viewport)
  const stopPainting = phone.onTheme.on(() => paint(phone, frame))
  const close = () => {
    unmeasure()
    stopPainting()
    element.remove()
  }
  const frame: Frame = { element, viewport, scroller, bar, config, close }
  paint(phone, frame)
  return frame
}
