import { cloudPathOf, intoCloudPath } from './inbox'

const FILE = 'cloud://shop-1a2b.7368-shop-1a2b-130/inbox/ming/a.jpg'

test('a file id says where in the bucket the file lies', () => {
  expect(cloudPathOf(FILE)).toBe('inbox/ming/a.jpg')
})

test.each([
  'https://shop/inbox/a.jpg',
  `x${FILE}`,
  `${FILE}?sign=1`,
  `${FILE}#a`,
  `${FILE}\\a`,
  'cloud://shop/a.jpg',
  'cloud://shop.bucket/',
  'cloud://.bucket/a.jpg',
  'cloud://a b.bucket/a.jpg',
  'cloud://a.b c/a.jpg',
  '',
])('"%s" is no file id', (file_id) => {
  expect(cloudPathOf(file_id)).toBe('')
  expect(intoCloudPath(file_id, 'proofs/b.jpg')).toBe(file_id)
})

test('another path of the same bucket', () => {
  expect(intoCloudPath(FILE, 'proofs/b.jpg')).toBe('cloud://shop-1a2b.7368-shop-1a2b-130/proofs/b.jpg')
})
