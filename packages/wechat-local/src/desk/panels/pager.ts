import { button, element } from '../dom'

/** How many there are in all, and the rows of one page of them. */
export interface Rows {
  total: number
  rows: HTMLElement[]
}

/** Page after page of a list. `read` reads the page that begins at `skip`. */
export function pager(size: number, read: (skip: number) => Promise<Rows>) {
  let skip = 0
  let asked = 0
  const where = element('span', 'faint')
  const refusal = element('p', 'bad')
  const list = element('div', 'list')
  const show = async (from: number) => {
    const mine = ++asked
    try {
      const { total, rows } = await read(from)
      // The last question wins.
      if (mine !== asked) return
      list.replaceChildren(...rows)
      skip = from
      refusal.textContent = ''
      where.textContent = total ? `${from + 1}–${Math.min(from + size, total)} / ${total}` : '0'
      back.disabled = from === 0
      next.disabled = from + size >= total
    } catch (error) {
      if (mine === asked) refusal.textContent = (error as Error).message
    }
  }
  const back = button('‹', () => show(Math.max(0, skip - size)))
  const next = button('›', () => show(skip + size))
  return {
    root: element('div', '', refusal, element('div', 'row', back, where, next), list),
    first: () => void show(0),
    again: () => void show(skip),
  }
}
