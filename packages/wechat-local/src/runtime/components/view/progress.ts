import type { BuiltIn } from '../define'

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
