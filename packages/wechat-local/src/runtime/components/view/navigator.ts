import { emitter } from '../../phone/emitter'
import { hoverProperties } from './hover'
import type { BuiltIn } from '../define'

export type OpenKind = 'navigate' | 'redirect' | 'switchTab' | 'reLaunch' | 'navigateBack'

/** A tap on a navigator. */
export const onNavigator = emitter<[kind: OpenKind, url: string, delta: number]>()

export const navigator: BuiltIn = {
  properties: {
    ...hoverProperties,
    hoverClass: 'navigator-hover',
    url: '',
    openType: 'navigate',
    delta: 1,
    target: 'self',
  },
  mount: ({ on, get, element }) => {
    element.setAttribute('role', 'link')
    on('tap', () => {
      if (get<string>('target') !== 'self')
        throw new Error('<navigator> opens only this mini program in the local WeChat')
      onNavigator.emit(get<OpenKind>('openType'), get<string>('url'), get<number>('delta'))
    })
  },
}
