import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFixture } from './fixture'

test('code that was compiled before starts the function again, and a damaged one is compiled anew', async () => {
  const fixture = await startFixture({ event: 'async (event) => event' })
  const compiled = mkdtempSync(join(tmpdir(), 'compiled-'))
  const serve = async () => {
    const other = await startFixture({}, { compiled, bundles: fixture.bundles })
    expect(await other.call('event', { a: 1 })).toMatchObject({ a: 1 })
    await other.close()
    return readdirSync(compiled).map((name) => join(compiled, name))
  }
  const [file = '', ...others] = await serve()
  expect(others).toEqual([])
  const { mtimeMs } = statSync(file)
  expect(await serve()).toEqual([file])
  expect(statSync(file).mtimeMs).toBe(mtimeMs)
  writeFileSync(file, 'no code')
  expect(await serve()).toEqual([file])
  expect(statSync(file).size).toBeGreaterThan(1000)
  rmSync(compiled, { recursive: true })
  await fixture.close()
})
