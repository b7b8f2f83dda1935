import type { BuiltIn } from '../define'
import { followNickname } from './nickname'
import { fieldProperties, mountField } from './text-field'

/** WeChat's keyboards, as the browser's. `nickname` offers the person's own name; here it is typed. */
const MODES: Record<string, string> = {
  text: 'text',
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
  nickname: 'text',
  tel: 'tel',
}

function setType(field: HTMLInputElement, type: string): void {
  const mode = MODES[type]
  if (!mode) throw new Error(`<input> does not support type ${type} in the local WeChat`)
  field.inputMode = mode
}

export const input: BuiltIn = {
  properties: { ...fieldProperties, type: 'text', password: false, ariaLabel: null },
  mount: (host) => {
    const field = document.createElement('input')
    const mounted = mountField(host, field)
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      host.emit('confirm', { value: field.value })
      if (!host.get<boolean>('confirmHold')) field.blur()
    })
    followNickname(host, field)
    const changed = {
      ...mounted.changed,
      type: (type: string) => setType(field, type || 'text'),
      password: (on: boolean) => (field.type = on ? 'password' : 'text'),
    }
    return { ...mounted, changed }
  },
}
