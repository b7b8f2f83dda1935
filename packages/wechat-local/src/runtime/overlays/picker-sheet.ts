import { button, element, openOverlay } from './sheet'
import { createWheel, type Wheel } from './wheel'

export interface PickerSheet {
  columns: { labels: string[]; index: number }[]
  title: string
  /** A column was turned; may fill other columns anew. */
  turned?: (column: number, index: number, wheels: Wheel[]) => void
}

let close: (() => void) | undefined

/** Fills a column of the open picker, as an app does that answers `columnchange`. */
export let refill: ((column: number, labels: string[], index: number) => void) | undefined

/** The picker that rises from the bottom; null when it is cancelled. */
export function askPicker({ columns, title, turned }: PickerSheet): Promise<number[] | null> {
  return new Promise((resolve) => {
    close?.()
    const wheels: Wheel[] = []
    columns.forEach(({ labels, index }, column) => {
      wheels.push(createWheel(labels, index, (next) => turned?.(column, next, wheels)))
    })
    const done = (answer: number[] | null) => {
      overlay.close()
      close = refill = undefined
      resolve(answer)
    }
    const cancel = () => done(null)
    const head = element(
      'div',
      'picker-head',
      button('picker-cancel', '取消', cancel),
      element('span', '', title),
      button('picker-confirm', '确定', () => done(wheels.map((wheel) => wheel.index()))),
    )
    const overlay = openOverlay(
      'picker-sheet',
      [head, element('div', 'picker-body', ...wheels.map(({ root }) => root))],
      cancel,
    )
    close = cancel
    refill = (column, labels, index) => wheels[column]?.fill(labels, index)
  })
}
