import { allOf, pages } from './pages'

/** Pages of so many numbers, and how many were asked for each time. */
function numbers(count: number, asked: number[]) {
  return async (limit: number, last?: { at: number }) => {
    asked.push(limit)
    const from = last ? last.at + 1 : 0
    return Promise.resolve(Array.from({ length: Math.min(limit, count - from) }, (_, at) => ({ at: from + at })))
  }
}

test('every document is read once, and a page that is not full is the last', async () => {
  const asked: number[] = []
  const found = await allOf(pages(numbers(1234, asked)))
  expect(found.map(({ at }) => at)).toEqual(Array.from({ length: 1234 }, (_, at) => at))
  expect(asked).toEqual([100, 1000, 1000])
})

test('behind a full page another one is asked for, and an empty one is not given', async () => {
  const asked: number[] = []
  const seen: number[] = []
  for await (const page of pages(numbers(10, asked), 5)) seen.push(page.length)
  expect([asked, seen]).toEqual([
    [5, 5, 5],
    [5, 5],
  ])
})

test('of large documents fewer are asked for, one at least', async () => {
  const asked: number[] = []
  const readPage = (size: number) => async (limit: number) => {
    asked.push(limit)
    return Promise.resolve(asked.length === 1 ? Array.from({ length: limit }, () => ({ text: 'x'.repeat(size) })) : [])
  }
  for (const size of [2500 - 11, 300_000]) {
    asked.length = 0
    await allOf(pages(readPage(size)))
    expect(asked).toEqual([100, size === 300_000 ? 1 : 99])
  }
})

test('reading that does not move on ends with a fault', async () => {
  const reading = async () => {
    for await (const _ of pages(() => Promise.resolve([{}]), 1));
  }
  await expect(reading()).rejects.toThrow('reading does not move on')
})
