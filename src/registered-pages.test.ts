import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pages } from './texts.pages'

const roots = Object.entries(pages).map(([root, rows]) => ({
  folder: root === 'main' ? 'pages' : `${root}/pages`,
  names: Object.keys(rows),
}))

test.each(roots)('every page of $folder has its folder and its row', ({ folder, names }) => {
  const found = readdirSync(join(__dirname, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(found.map(({ name }) => name).sort()).toEqual(names.sort())
})

test.each(roots)('every page of $folder has a view and a configuration', ({ folder, names }) => {
  const missing = names.flatMap((name) =>
    ['index.tsx', 'index.config.ts'].filter((file) => !existsSync(join(__dirname, folder, name, file))),
  )
  expect(missing).toEqual([])
})
