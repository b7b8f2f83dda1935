import { resolveSource } from '../../files/source'
import type { BuiltIn } from '../define'

const FIT: Record<string, string> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' }

const POSITION = /^(top|bottom|center|left|right)( (left|right))?$/

function applyMode(element: HTMLElement, image: HTMLImageElement, mode: string): void {
  if (!FIT[mode] && !['widthFix', 'heightFix'].includes(mode) && !POSITION.test(mode)) {
    throw new Error(`<image> does not support mode ${mode} in the local WeChat`)
  }
  element.dataset.mode = mode
  image.style.objectFit = FIT[mode] ?? (POSITION.test(mode) ? 'none' : 'fill')
  image.style.objectPosition = POSITION.test(mode) ? mode : ''
}

export const image: BuiltIn = {
  properties: { src: '', mode: 'scaleToFill', lazyLoad: false, showMenuByLongpress: false },
  mount: ({ element, emit, get }) => {
    const image = document.createElement('img')
    image.alt = ''
    image.draggable = false
    element.append(image)
    image.addEventListener('load', () => emit('load', { width: image.naturalWidth, height: image.naturalHeight }))
    image.addEventListener('error', () => emit('error', { errMsg: `GET ${get<string>('src')} failed` }))
    applyMode(element, image, 'scaleToFill')

    const show = async (src: string): Promise<void> => {
      const url = src && (await resolveSource(src).catch(() => 'data:,'))
      if (src !== get<string>('src')) return
      if (url) image.src = url
      else image.removeAttribute('src')
    }
    return {
      changed: {
        src: (src: string) => void show(src),
        mode: (mode: string) => applyMode(element, image, mode),
        lazyLoad: (lazy: boolean) => (image.loading = lazy ? 'lazy' : 'eager'),
      },
    }
  },
}
