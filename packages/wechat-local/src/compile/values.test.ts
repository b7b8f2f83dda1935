import { rewriteValue } from './values'

test.each([
  ['10rpx', 'calc(var(--rpx) * 10)'],
  ['-0.5rpx auto .5rpx', 'calc(var(--rpx) * -0.5) auto calc(var(--rpx) * .5)'],
  ['calc(100vh - 20rpx)', 'calc(calc(var(--vh) * 100) - calc(var(--rpx) * 20))'],
  ['env(safe-area-inset-bottom, 0px)', 'var(--safe-area-inset-bottom)'],
  ['constant(safe-area-inset-top)', 'var(--safe-area-inset-top)'],
  ['url(a10rpx.png) 10px', 'url(a10rpx.png) 10px'],
])('%s becomes %s', (wxss, css) => {
  expect(rewriteValue(wxss)).toBe(css)
})
