import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { rewriteValue } from '../../compile/values'

function createElement(tag: string): HTMLElement {
  const element = document.createElement(`wx-${tag}`)
  const setAttribute = element.setAttribute.bind(element)
  // Inline styles may be written in rpx as well.
  element.setAttribute = (name, value) => setAttribute(name, name === 'style' ? rewriteValue(value) : value)
  return element
}

/** Runs when the current changes have been drawn. */
export function afterFrame(callback: () => void): void {
  let done = false
  const once = () => {
    if (!done) callback()
    done = true
  }
  requestAnimationFrame(once)
  setTimeout(once, 50) // frames stop in a window that is out of sight
}

/** The browser's document as the engine's backend; touches come from `gestures` instead of DOM listeners of its own. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement,
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as glassEasel.CurrentWindowBackendContext['document']

  override render(callback: (error: Error | null) => void): void {
    afterFrame(() => callback(null))
  }

  override setListenerStats(): void {}

  override onEvent(): void {}
}
