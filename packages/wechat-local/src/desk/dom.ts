export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  made.append(...children)
  return made
}

export function button(text: string, act: () => unknown): HTMLButtonElement {
  const made = element('button', '', text)
  made.type = 'button'
  made.addEventListener('click', () => void act())
  return made
}

export async function getJson<T>(path: string): Promise<T> {
  return (await (await fetch(`/__local/${path}`)).json()) as T
}
