import { rewriteSelector } from './selectors'

const shared = { prefix: '', page: 'wx-page' }
const own = { prefix: 'bar', page: 'wx-page' }

test.each([
  ['page', 'wx-page'],
  ['view', 'wx-view'],
  ['.card', '.card'],
  ['.card view.on::after', '.card wx-view.on::after'],
  ['view:nth-child(2n+1)', 'wx-view:nth-child(2n+1)'],
  ['.a:not(.b, view)', '.a:not(.b, wx-view)'],
  ['#log', '[id$="--log"]'],
  ['input[type=text] > text', 'wx-input[type=text] > wx-text'],
  ['.a\\:b+*', '.a\\:b+*'],
  ['.\\31 0', '.\\31 0'],
  ['#a\\:b', '[id$="--a:b"]'],
  ['[title="view, .a"] view', '[title="view, .a"] wx-view'],
])('%s in a shared style is %s', (wxss, css) => {
  expect(rewriteSelector(wxss, shared)).toBe(css)
})

test.each([
  ['.tab.on', '.bar--tab.bar--on'],
  ['.tab:is(.on)', '.bar--tab:is(.bar--on)'],
  [':host', '[wx-host="bar"]'],
  ['.\\31 0 view', '.bar--10 wx-view'],
])('%s of an isolated component is %s', (wxss, css) => {
  expect(rewriteSelector(wxss, own)).toBe(css)
})
