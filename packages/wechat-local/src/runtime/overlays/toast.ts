import { shown } from '../phone/ui-log'
import { element, openOverlay, type Overlay } from './sheet'

export interface ToastOptions {
  title?: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  image?: string
  duration?: number
  mask?: boolean
}

const SIGNS: Record<string, string> = { success: '✓', error: '!', loading: '' }

let current: Overlay | undefined
let timer: ReturnType<typeof setTimeout> | undefined

export function hideToast(): void {
  clearTimeout(timer)
  current?.close()
  current = undefined
}

function draw(title: string, icon: string, mask: boolean): void {
  hideToast()
  const sign = SIGNS[icon]
  const parts = sign === undefined ? [] : [element('i', `toast-icon toast-${icon}`, sign)]
  // Beside a sign there is room for seven characters.
  const text = sign === undefined ? title : [...title].slice(0, 7).join('')
  current = openOverlay('toast', [...parts, element('p', '', text)])
  current.root.toggleAttribute('data-mask', mask)
  current.root.setAttribute('role', 'status')
}

export function showToast({ title = '', icon = 'success', duration = 1500, mask = false }: ToastOptions): void {
  shown.push({ kind: 'toast', title })
  draw(title, icon, mask)
  timer = setTimeout(hideToast, duration)
}

/** Stays until it is hidden. */
export function showLoading({ title = '', mask = false }: ToastOptions): void {
  shown.push({ kind: 'loading', title })
  draw(title, 'loading', mask)
}
