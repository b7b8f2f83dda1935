import { joinPages } from './exporting'

const pages = {
  first: { csv: '"no","why"\r\n"1","two\nlines"\r\n', next_cursor: 'second' },
  second: { csv: '"2","say ""hi"""\r\n"3",""\r\n', next_cursor: 'third' },
  third: { csv: '', next_cursor: null },
}

test('pages become one table with one heading, and rows are counted as people count them', async () => {
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
  const stuck = () => Promise.resolve({ csv: '', next_cursor: 'same' })
  await expect(joinPages(stuck, () => undefined)).rejects.toThrow('do not end')
})
