import type { BuiltIn, Host } from '../define'

function createRange(host: Host, shown: HTMLElement): HTMLInputElement {
  const range = document.createElement('input')
  range.type = 'range'
  range.addEventListener('input', () => {
    shown.textContent = range.value
    host.emit('changing', { value: Number(range.value) })
  })
  range.addEventListener('change', () => {
    host.set('value', Number(range.value))
    host.emit('change', { value: Number(range.value) })
  })
  return range
}

export const slider: BuiltIn = {
  properties: { name: '', value: 0, min: 0, max: 100, step: 1, disabled: false, showValue: false, activeColor: '' },
  mount: (host) => {
    const shown = document.createElement('output')
    shown.hidden = true
    const range = createRange(host, shown)
    host.element.append(range, shown)
    const value = (next: number) => {
      range.value = String(next)
      shown.textContent = String(next)
    }
    const bound = (name: 'min' | 'max' | 'step') => (limit: number) => {
      range[name] = String(limit)
      value(host.get<number>('value'))
    }
    const disabled = (on: boolean) => (range.disabled = on)
    const showValue = (on: boolean) => (shown.hidden = !on)
    const activeColor = (color: string) => (range.style.accentColor = color)
    const bounds = { min: bound('min'), max: bound('max'), step: bound('step') }
    return {
      changed: { ...bounds, value, disabled, showValue, activeColor },
      control: { value: () => Number(range.value), reset: () => value(host.get<number>('min')) },
    }
  },
}
