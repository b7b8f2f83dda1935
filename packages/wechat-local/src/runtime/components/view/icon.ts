import type { BuiltIn } from '../define'

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
