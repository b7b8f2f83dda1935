import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import DoIUse from 'doiuse'
import postcss from 'postcss'
import { filesOf } from './figures'
import { builtWeapp } from './phone'

/** The oldest web views that the build is made for, one a line. */
const browsers = readFileSync(join(__dirname, '../../.browserslistrc'), 'utf8').trim().split('\n')

/** What the linter reports as "partially supported" though the part that is used here is supported. */
const harmless = [
  'css-overflow', // `clip` and two values in one are missing; `auto` and `hidden` are there
  'css-gradients', // Safari mixes a colour with `transparent` through grey; ours change at once, without a mixture
  'css-sticky', // not within a table
  'css-math-functions', // `clamp()` came with iOS 13.4; `max()` was there
  'intrinsic-width', // `stretch` is missing; `min-content` is there
  'css-masks', // with the prefix, which the build writes beside it
]

/** What an old phone would not understand of a style. */
async function complaints(style: string): Promise<string[]> {
  const found: string[] = []
  const linter = new DoIUse({
    browsers,
    ignore: harmless,
    onFeatureUsage: ({ feature, usage }) => found.push(`${feature}: ${usage.toString()}`),
  })
  const { root } = await postcss([linter]).process(style, { from: 'a.wxss' })
  // The linter sees a gap only beside `display: flex`. Grids can say `grid-gap`, so any other gap is one too many.
  root.walkDecls(/^(row-|column-)?gap$/, (declaration) => void found.push(`flexbox-gap: ${declaration.toString()}`))
  return found
}

test('every style is understood by the oldest phones', async () => {
  const styles = filesOf(builtWeapp).filter((file) => file.endsWith('.wxss'))
  expect(styles.length).toBeGreaterThan(10)
  for (const style of styles)
    expect([style, await complaints(readFileSync(join(builtWeapp, style), 'utf8'))]).toEqual([style, []])
})

test.each([
  ['.a{display:flex;gap:4px}', 'flexbox-gap'],
  ['.a{display:flex}.b{row-gap:4px}', 'flexbox-gap'],
  ['.a{inset:0}', 'css-logical-props'],
])('%s is found', async (style, feature) => {
  expect((await complaints(style)).join()).toContain(`${feature}: `)
})
