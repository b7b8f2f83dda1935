import { chunksOf, isEmpty, without } from './chunks'

const items = [{ id: 'a' }, { id: 'b' }]

it('is an empty list of which nothing is left, however many pieces there are', () => {
  expect(isEmpty(chunksOf([]))).toBe(true)
  expect(isEmpty(chunksOf(items))).toBe(false)
  expect(isEmpty(without(chunksOf(items), new Set(['a', 'b'])))).toBe(true)
})
