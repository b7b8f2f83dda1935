import { shown } from '../phone/ui-log'
import { button, element, openOverlay } from './sheet'

export interface ActionSheetOptions {
  itemList: string[]
  alertText?: string
  itemColor?: string
}

/** The index that was tapped, or null. */
export function askActionSheet({
  itemList,
  alertText = '',
  itemColor = '',
}: ActionSheetOptions): Promise<number | null> {
  return new Promise((resolve) => {
    shown.push({ kind: 'action-sheet', title: alertText, content: itemList.join(' / ') })
    const done = (answer: number | null) => () => {
      overlay.close()
      resolve(answer)
    }
    const items = itemList.map((item, index) => {
      const made = button('action-item', item, done(index))
      made.style.color = itemColor
      return made
    })
    const title = alertText ? [element('p', 'action-title', alertText)] : []
    const overlay = openOverlay(
      'action-sheet',
      [...title, ...items, button('action-cancel', '取消', done(null))],
      done(null),
    )
  })
}
