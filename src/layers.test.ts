import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What every sheet lifts above its page, by file. */
const lifted = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.scss'))
  .flatMap((name) =>
    [...readFileSync(join(__dirname, name), 'utf8').matchAll(/z-index: (\d+)/g)].map(([, layer]) => ({
      name,
      layer: Number(layer),
    })),
  )

test('nothing of a page is painted over the tab bar', () => {
  const bar = lifted.filter(({ name }) => name.startsWith('custom-tab-bar'))
  const others = lifted.filter(({ name }) => !name.startsWith('custom-tab-bar'))
  expect(bar).toHaveLength(1)
  expect(others.length).toBeGreaterThan(3)
  expect(others.filter(({ layer }) => layer >= (bar[0]?.layer ?? 0))).toEqual([])
})
