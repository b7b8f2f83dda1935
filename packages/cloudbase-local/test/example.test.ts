import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sayHello } from './example'
import { writeFunction } from './fixture'

test('the example of the README is this very file, and does what it says', async () => {
  const code = readFileSync(join(__dirname, 'example.ts'), 'utf8')
  expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(`\`\`\`ts\n${code}\`\`\``)
  const bundles = mkdtempSync(join(tmpdir(), 'functions-'))
  writeFunction(bundles, 'hello', { code: 'async ({ name }) => `Hello ${name}`' })
  expect(await sayHello(bundles)).toBe('Hello you')
  rmSync(bundles, { recursive: true })
})
