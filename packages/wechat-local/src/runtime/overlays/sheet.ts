/** Where the host draws above the page. */
function layer(): HTMLElement {
  return document.querySelector<HTMLElement>('#overlays') ?? document.body
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  made.append(...children)
  return made
}

export function button(className: string, text: string, act: () => void): HTMLButtonElement {
  const made = element('button', className, text)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

export interface Overlay {
  root: HTMLElement
  close(): void
}

/** A darkened screen with something on it. `dismiss`: what a tap beside it does. */
export function openOverlay(className: string, content: Node[], dismiss?: () => void): Overlay {
  const root = element('div', `overlay ${className}`)
  const box = element('div', 'overlay-box', ...content)
  box.setAttribute('role', 'dialog')
  root.append(box)
  root.addEventListener('click', (event) => {
    if (event.target === root) dismiss?.()
  })
  layer().append(root)
  return { root, close: () => root.remove() }
}
