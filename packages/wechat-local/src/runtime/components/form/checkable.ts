import { elementAt, trigger } from '../../engine/events'
import type { BuiltIn, Host } from '../define'

type Kind = 'checkbox' | 'radio'

type Item = { element: HTMLElement; get: Host['get']; set: Host['set'] }

const items = new WeakMap<HTMLElement, Item>()

function itemsIn(group: Element, kind: Kind): Item[] {
  return [...group.querySelectorAll<HTMLElement>(`wx-${kind}`)].flatMap((element) => items.get(element) ?? [])
}

function chosen(group: Element, kind: Kind): string[] {
  return itemsIn(group, kind)
    .filter((item) => item.get<boolean>('checked'))
    .map((item) => item.get<string>('value'))
}

function toggle(item: Item, kind: Kind): void {
  if (item.get<boolean>('disabled')) return
  const group = item.element.closest<HTMLElement>(`wx-${kind}-group`)
  if (kind === 'radio') {
    if (item.get<boolean>('checked')) return
    if (group) itemsIn(group, kind).forEach((other) => other.set('checked', false))
  }
  item.set('checked', kind === 'radio' || !item.get<boolean>('checked'))
  if (!group) return
  const value = kind === 'radio' ? item.get<string>('value') : chosen(group, kind)
  trigger(elementAt(group), 'change', { value })
}

/** checkbox and radio: a box and whatever stands beside it. */
export function checkable(kind: Kind): BuiltIn {
  return {
    properties: { value: '', checked: false, disabled: false, color: '' },
    mount: (host) => {
      const { element } = host
      items.set(element, host)
      const box = document.createElement('i')
      box.className = 'wx-box'
      element.prepend(box)
      element.setAttribute('role', kind)
      const show = (checked: boolean) => {
        element.toggleAttribute('checked', checked)
        element.setAttribute('aria-checked', String(checked))
      }
      show(false)
      host.on('tap', () => toggle(host, kind))
      return {
        changed: {
          checked: show,
          disabled: (on: boolean) => element.toggleAttribute('disabled', on),
          color: (color: string) => box.style.setProperty('--check', color),
        },
        activate: () => toggle(host, kind),
      }
    },
  }
}

export function group(kind: Kind): BuiltIn {
  return {
    properties: { name: '' },
    mount: ({ element }) => {
      element.setAttribute('role', kind === 'radio' ? 'radiogroup' : 'group')
      return {
        control: {
          value: () => (kind === 'radio' ? (chosen(element, kind)[0] ?? '') : chosen(element, kind)),
          reset: () => itemsIn(element, kind).forEach((item) => item.set('checked', false)),
        },
      }
    },
  }
}

export const switchControl: BuiltIn = {
  properties: { name: '', checked: false, disabled: false, type: 'switch', color: '' },
  mount: (host) => {
    const { element, get, set, emit } = host
    element.setAttribute('role', 'switch')
    const show = (checked: boolean) => {
      element.toggleAttribute('checked', checked)
      element.setAttribute('aria-checked', String(checked))
    }
    show(false)
    const activate = () => {
      if (get<boolean>('disabled')) return
      set('checked', !get<boolean>('checked'))
      emit('change', { value: get<boolean>('checked') })
    }
    host.on('tap', activate)
    return {
      changed: {
        checked: show,
        disabled: (on: boolean) => element.toggleAttribute('disabled', on),
        color: (color: string) => element.style.setProperty('--switch', color),
      },
      control: { value: () => get<boolean>('checked'), reset: () => set('checked', false) },
      activate,
    }
  },
}
