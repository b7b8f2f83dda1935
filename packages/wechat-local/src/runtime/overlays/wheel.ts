import { element } from './sheet'

const ROW_PX = 44

export interface Wheel {
  root: HTMLElement
  index(): number
  fill(labels: string[], index: number): void
}

function rows(labels: string[]): HTMLElement[] {
  return labels.map((label) => {
    const row = element('div', 'wheel-row', label)
    row.setAttribute('role', 'option')
    return row
  })
}

/** One column of a picker: scrolls, and snaps to a row. A tap on a row chooses it. */
export function createWheel(labels: string[], index: number, changed: (index: number) => void): Wheel {
  const root = element('div', 'wheel')
  root.setAttribute('role', 'listbox')
  let current = index
  const to = (next: number) => {
    root.scrollTop = next * ROW_PX
  }
  const fill = (next: string[], at: number) => {
    current = at
    root.replaceChildren(...rows(next))
    requestAnimationFrame(() => to(at))
  }
  root.addEventListener('scroll', () => {
    const next = Math.min(root.children.length - 1, Math.max(0, Math.round(root.scrollTop / ROW_PX)))
    if (next === current) return
    current = next
    changed(next)
  })
  root.addEventListener('click', (event) => {
    const row = [...root.children].indexOf(event.target as Element)
    if (row < 0 || row === current) return
    current = row
    to(row)
    changed(row)
  })
  fill(labels, index)
  return { root, index: () => current, fill }
}
