import { elementAt, trigger } from '../../engine/events'
import { mountedOf, type BuiltIn } from '../define'

function columnsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('wx-picker-view-column')]
}

/** Rows are as tall as the app makes them. */
function rowHeight(column: HTMLElement): number {
  return (column.firstElementChild as HTMLElement | null)?.offsetHeight || 1
}

function rowOf(column: HTMLElement): number {
  return Math.round(column.scrollTop / rowHeight(column))
}

export const pickerView: BuiltIn = {
  properties: { value: null, indicatorStyle: '', maskStyle: '' },
  mount: ({ element, get }) => {
    const turn = () => {
      const value = get<number[] | null>('value') ?? []
      requestAnimationFrame(() => {
        columnsOf(element).forEach((column, index) => (column.scrollTop = (value[index] ?? 0) * rowHeight(column)))
      })
    }
    return { changed: { value: turn }, attached: turn, node: () => columnsOf(element).map(rowOf) }
  },
}

export const pickerViewColumn: BuiltIn = {
  mount: ({ element }) => {
    element.addEventListener('scrollend', () => {
      const view = elementAt(element.closest('wx-picker-view'))
      const value = mountedOf(view)?.node?.()
      trigger(view, 'change', { value })
    })
  },
}
