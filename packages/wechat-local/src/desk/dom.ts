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

/** A list to choose from; `choose` gets the value of what was chosen. */
export function select(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  choose: (value: string) => void,
): HTMLSelectElement {
  const made = element('select')
  made.setAttribute('aria-label', label)
  for (const [value, text] of options) made.append(new Option(text, value))
  made.addEventListener('change', () => choose(made.value))
  return made
}

export function input(label: string, placeholder = ''): HTMLInputElement {
  const made = element('input')
  made.setAttribute('aria-label', label)
  made.placeholder = placeholder
  return made
}
