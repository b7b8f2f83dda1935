import type { Contract } from '../../../../core/contract/contract'

type Page = Contract['exportOrders']['data']

const MOST_PAGES = 1000

/** A line break inside a quoted field is no line of its own. */
function linesIn(csv: string): number {
  let count = 0
  let isQuoted = false
  for (const char of csv) {
    if (char === '"') isQuoted = !isQuoted
    if (char === '\n' && !isQuoted) count++
  }
  return count
}

/** All pages of a table as one, with the rows below its heading counted along the way. */
export async function joinPages(
  fetchPage: (cursor: string | null) => Promise<Page>,
  onRows: (rows: number) => void,
): Promise<{ csv: string; rows: number }> {
  let csv = ''
  let rows = -1
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Page = await fetchPage(cursor)
    csv += answer.csv
    rows += linesIn(answer.csv)
    if (answer.next_cursor === null) return { csv, rows }
    if (answer.next_cursor === cursor) break
    cursor = answer.next_cursor
    onRows(rows)
  }
  throw new Error('the pages of the table do not end')
}
