import type { BuiltIn } from '../define'
import { fieldProperties, mountField } from './text-field'

export const textarea: BuiltIn = {
  properties: { ...fieldProperties, autoHeight: false, showConfirmBar: true, ariaLabel: null },
  mount: (host) => {
    const field = document.createElement('textarea')
    const mounted = mountField(host, field)
    let lines = 0
    const grow = (): void => {
      if (!host.get<boolean>('autoHeight')) return
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight}px`
      const lineCount = Math.round(field.scrollHeight / (parseFloat(getComputedStyle(field).lineHeight) || 20))
      if (lineCount === lines) return
      lines = lineCount
      host.emit('linechange', { height: field.scrollHeight, heightRpx: 0, lineCount })
    }
    field.addEventListener('input', grow)
    const autoHeight = (on: boolean) => {
      host.element.toggleAttribute('data-auto-height', on)
      grow()
    }
    const attached = () => {
      mounted.attached?.()
      grow()
    }
    return { ...mounted, attached, changed: { ...mounted.changed, autoHeight } }
  },
}
