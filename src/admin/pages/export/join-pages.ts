import type { Contract } from '../../../../core/contract/contract'

type Page = Contract['exportOrders']['data']

const MOST_PAGES = 1000

/** All pages of a table as one, with the orders in it counted along the way. */
export async function joinPages(
  fetchPage: (cursor: string | null) => Promise<Page>,
  onRows: (rows: number) => void,
): Promise<{ csv: string; rows: number }> {
  let csv = ''
  let rows = 0
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Page = await fetchPage(cursor)
    csv += answer.csv
    rows += answer.rows
    if (answer.next_cursor === null) return { csv, rows }
    if (answer.next_cursor === cursor) break
    cursor = answer.next_cursor
    onRows(rows)
  }
  throw new Error('the pages of the table do not end')
}
