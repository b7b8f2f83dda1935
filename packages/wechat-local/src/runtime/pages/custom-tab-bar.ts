import type { Root } from 'glass-easel-miniprogram-adapter'
import type { PhoneState } from '../phone/phone'

type Backend = Parameters<Root['attach']>[0]

/** Every tab page has its own instance of a custom tab bar, inside its page element. */
export function attachTabBar(phone: PhoneState, page: Root): unknown {
  const bar = phone.engine.backend.createRoot('custom-tab-bar', phone.engine.space, '/custom-tab-bar/index')
  const parent = page.getComponent().$$ as unknown as HTMLElement
  const placeholder = document.createElement('div')
  parent.append(placeholder)
  bar.attach(parent as unknown as Backend, placeholder as unknown as Backend)
  return bar.get()
}
