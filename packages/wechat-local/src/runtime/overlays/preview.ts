import { resolveSource } from '../files/source'
import { shown } from '../phone/ui-log'
import { element, openOverlay } from './sheet'

/** Pictures full screen: swipe from one to the next, tap to close. */
export async function showPreview(sources: string[], current: number): Promise<void> {
  shown.push({ kind: 'preview', title: `${current + 1}/${sources.length}` })
  const urls = await Promise.all(sources.map((source) => resolveSource(source).catch(() => 'data:,')))
  const pages = urls.map((url) => {
    const image = element('img', '')
    image.src = url
    image.alt = ''
    return element('div', 'preview-page', image)
  })
  const overlay = openOverlay('preview', pages)
  const box = overlay.root.firstElementChild
  if (!box) throw new Error('An overlay has no box')
  box.addEventListener('click', () => overlay.close())
  box.scrollLeft = current * box.clientWidth
}
