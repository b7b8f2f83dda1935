import { fileIdParts } from './file-id'

test('a file id is an environment, a bucket and a path', () => {
  expect(fileIdParts('cloud://shop-1.7368-shop-1-130/proofs/a/b.jpg')).toEqual({
    root: 'cloud://shop-1.7368-shop-1-130',
    env: 'shop-1',
    path: 'proofs/a/b.jpg',
  })
})

test.each([
  '',
  'cloud://env/path',
  'cloud://env.bucket/',
  'cloud://env.bucket/a?b',
  'https://env.bucket/a',
  'cloud://env.bucket/a\\b',
])('%j is none', (file_id) => expect(fileIdParts(file_id)).toBeNull())
