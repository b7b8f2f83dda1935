import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFixture, type Fixture } from './fixture'

const compiled = mkdtempSync(join(tmpdir(), 'compiled-'))
let fixture: Fixture
beforeAll(async () => (fixture = await startFixture({ event: 'async (event) => event' })))
afterAll(async () => {
  await fixture.close()
  rmSync(compiled, { recursive: true, force: true })
})

/** Calls a function of a cloud of its own; gives the files of compiled code that are there then. */
async function serve(): Promise<string[]> {
  const other = await startFixture({}, { compiled, bundles: fixture.bundles })
  try {
    expect(await other.call('event', { a: 1 })).toMatchObject({ a: 1 })
  } finally {
    await other.close()
  }
  return readdirSync(compiled).map((name) => join(compiled, name))
}

test('code that was compiled before starts the function again, and a damaged one is compiled anew', async () => {
  const [file = '', ...others] = await serve()
  expect(others).toEqual([])
  const { mtimeMs } = statSync(file)
  expect(await serve()).toEqual([file])
  expect(statSync(file).mtimeMs).toBe(mtimeMs)
  writeFileSync(file, 'no code')
  expect(await serve()).toEqual([file])
  expect(statSync(file).size).toBeGreaterThan(1000)
})

test('where it cannot be kept, the function is compiled and serves', async () => {
  rmSync(compiled, { recursive: true })
  const other = await startFixture({}, { compiled, bundles: fixture.bundles })
  try {
    expect(await other.call('event', { a: 2 })).toMatchObject({ a: 2 })
  } finally {
    await other.close()
  }
})
