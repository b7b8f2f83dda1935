import type { BuiltIn } from '../define'
import { hoverProperties } from './hover'

export const view: BuiltIn = { properties: hoverProperties, refuses: ['animation'] }

/** `cover-view` lies above native layers in WeChat; in a browser there are none. */
export const coverView: BuiltIn = {}

export const text: BuiltIn = {
  properties: { selectable: false, userSelect: false, space: '', decode: false },
  mount: ({ element }) => {
    const select = (on: boolean) => (element.style.userSelect = on ? 'text' : '')
    return {
      changed: {
        selectable: select,
        userSelect: select,
        space: (space: string) => element.toggleAttribute('data-keep-space', space !== ''),
      },
    }
  },
}
