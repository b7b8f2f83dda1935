import { elementAt, trigger } from '../engine/events'
import { mountedOf, type BuiltIn } from './define'

const columnsOf = (element: HTMLElement): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('wx-picker-view-column'),
]

/** Rows are as tall as the app makes them. */
const rowHeight = (column: HTMLElement): number => (column.firstElementChild as HTMLElement | null)?.offsetHeight || 1

const rowOf = (column: HTMLElement): number => Math.round(column.scrollTop / rowHeight(column))

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
