import { button, element, input, select } from '../dom'
import type { DeskPhone } from '../phone'
import { texts } from '../texts'

/** Numbers of WeChat's own list. */
const SCENES = [
  ['1001', texts.scenes.icon],
  ['1007', texts.scenes.card],
  ['1008', texts.scenes.groupCard],
  ['1011', texts.scenes.code],
  ['1014', texts.scenes.message],
  ['1047', texts.scenes.miniCode],
  ['1089', texts.scenes.recent],
] as const

/** Opens a page as a link does: in a program that starts for it, or in the one that is running. */
export function entryForm(chosen: () => DeskPhone[]): HTMLElement {
  const path = input(texts.path, 'pages/x/x?id=1')
  const scene = select(
    texts.scene,
    SCENES.map(([number, name]) => [number, `${number} ${name}`] as const),
    () => {},
  )
  const entry = () => ({ path: path.value.trim().replace(/^\//, ''), scene: scene.value })
  const start = button(texts.startWith, () => chosen().forEach((phone) => phone.start(entry())))
  const come = button(texts.comeWith, () => {
    for (const { hook } of chosen()) hook()?.show({ path: entry().path, scene: Number(scene.value) })
  })
  for (const act of [start, come]) act.disabled = true
  path.addEventListener('input', () => {
    for (const act of [start, come]) act.disabled = entry().path === ''
  })
  return element(
    'div',
    '',
    element('h3', '', texts.link),
    element('div', 'row', path),
    element('div', 'row', scene, start, come),
  )
}
