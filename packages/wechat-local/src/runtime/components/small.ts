import type { BuiltIn } from './define'

const GLYPHS: Record<string, [glyph: string, color: string]> = {
  success: ['✓', '#07c160'],
  success_no_circle: ['✓', '#07c160'],
  info: ['i', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['…', '#10aeff'],
  cancel: ['✕', '#f43530'],
  download: ['↓', '#07c160'],
  search: ['⌕', '#b2b2b2'],
  clear: ['✕', '#b2b2b2'],
}

export const icon: BuiltIn = {
  properties: { type: '', size: 23, color: '' },
  mount: ({ element, get }) => {
    const draw = () => {
      const [glyph, color] = GLYPHS[get<string>('type')] ?? ['', '']
      element.textContent = glyph
      element.style.cssText = `font-size:${get<number>('size')}px;color:${get<string>('color') || color}`
    }
    return { changed: { type: draw, size: draw, color: draw } }
  },
}

export const progress: BuiltIn = {
  properties: { percent: 0, showInfo: false, strokeWidth: 6, activeColor: '#09bb07', backgroundColor: '#ebebeb' },
  mount: ({ element, get, emit }) => {
    const track = document.createElement('div')
    const bar = document.createElement('div')
    const info = document.createElement('span')
    track.append(bar)
    element.append(track, info)
    element.setAttribute('role', 'progressbar')
    const draw = () => {
      const percent = Math.min(100, Math.max(0, get<number>('percent')))
      track.style.cssText = `height:${get<number>('strokeWidth')}px;background:${get<string>('backgroundColor')}`
      bar.style.cssText = `width:${percent}%;background:${get<string>('activeColor')}`
      info.textContent = get<boolean>('showInfo') ? `${percent}%` : ''
      element.setAttribute('aria-valuenow', String(percent))
    }
    draw()
    const percent = (value: number) => {
      draw()
      emit('activeend', { curPercent: value })
    }
    return { changed: { percent, showInfo: draw, strokeWidth: draw, activeColor: draw, backgroundColor: draw } }
  },
}
