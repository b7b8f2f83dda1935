import { formOf, reset, submit } from './form'
import type { BuiltIn, Host } from '../define'
import { openTypes } from './open-type'

function tapped(host: Host): void {
  if (host.get<boolean>('disabled')) return
  const form = formOf(host.element)
  const formType = host.get<string>('formType')
  if (form && formType === 'submit') submit(form, host.node)
  if (form && formType === 'reset') reset(form)
  const openType = host.get<string>('openType')
  if (!openType) return
  const open = openTypes[openType]
  if (!open) throw new Error(`<button> does not support open-type ${openType} in the local WeChat`)
  open(host)
}

export const button: BuiltIn = {
  properties: {
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    hoverClass: 'button-hover',
    hoverStopPropagation: false,
    hoverStartTime: 20,
    hoverStayTime: 70,
  },
  mount: (host) => {
    const { element } = host
    element.setAttribute('role', 'button')
    host.on('tap', () => tapped(host))
    const flag = (name: string) => (on: boolean) => {
      element.toggleAttribute(name, on)
      if (name === 'disabled') element.setAttribute('aria-disabled', String(on))
    }
    return {
      changed: {
        size: (size: string) => element.setAttribute('size', size),
        type: (type: string) => element.setAttribute('type', type),
        plain: flag('plain'),
        disabled: flag('disabled'),
        loading: flag('loading'),
      },
      activate: () => tapped(host),
    }
  },
}
