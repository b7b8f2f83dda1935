import { joinPages } from './join-pages'

const pages = {
  first: { csv: '"no","why"\r\n"1","two\nlines"\r\n', rows: 1, next_cursor: 'second' },
  second: { csv: '"2","say ""hi"""\r\n"3",""\r\n', rows: 2, next_cursor: 'third' },
  third: { csv: '', rows: 0, next_cursor: null },
}

test('pages become one table with one heading, and rows are the orders that the shop counted', async () => {
  const seen: number[] = []
  const { csv, rows } = await joinPages(
    (cursor) => Promise.resolve(pages[(cursor ?? 'first') as keyof typeof pages]),
    (count) => seen.push(count),
  )
  expect(csv).toBe('"no","why"\r\n"1","two\nlines"\r\n"2","say ""hi"""\r\n"3",""\r\n')
  expect(rows).toBe(3)
  expect(seen).toEqual([1, 3])
})

test('a cursor that leads nowhere ends in an error instead of never', async () => {
  const stuck = () => Promise.resolve({ csv: '', rows: 0, next_cursor: 'same' })
  await expect(joinPages(stuck, () => undefined)).rejects.toThrow('do not end')
})
