import { button, element } from '../dom'
import type { DeskPhone } from '../phone'
import { texts } from '../texts'
import { sizeOf } from '../words'

/** WeChat warns from here on. */
const SLOW_BYTES = 256 * 1024

function rowsOf({ person, hook }: DeskPhone): HTMLElement[] {
  const totals = hook()?.setData()
  if (!totals) return []
  return Object.entries(totals.perPage)
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([page, { count, bytes }]) => {
      const largest = Math.max(...totals.records.filter(({ is }) => is === page).map((record) => record.bytes))
      const cells = [person.name, page, String(count), sizeOf(bytes), sizeOf(largest)]
      return element('tr', largest > SLOW_BYTES ? 'bad' : '', ...cells.map((text) => element('td', '', text)))
    })
}

/** What crossed from the logic of the phones to their views. */
export function setDataTable(chosen: () => DeskPhone[]) {
  const body = element('tbody')
  const head = element('tr', '', ...texts.setDataColumns.map((title) => element('th', '', title)))
  const look = () => body.replaceChildren(...chosen().flatMap(rowsOf))
  const reset = button(texts.countAnew, () => {
    for (const { hook } of chosen()) hook()?.resetCounts()
    look()
  })
  const root = element(
    'div',
    '',
    element('div', 'row', element('h3', '', texts.setData), reset),
    element('table', '', element('thead', '', head), body),
  )
  return { root, look }
}
