import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../core/contract/contract'
import { functions } from './functions'

test('environment.json says of the functions what their manifest says; npm run build writes it', () => {
  const written = JSON.parse(readFileSync(join(__dirname, '../environment.json'), 'utf8')) as { functions: unknown }
  expect(written.functions).toEqual(functions)
})

test('the contract, the manifest and the folders have the same functions', () => {
  const folders = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'index.ts')))
  expect(folders.sort()).toEqual(Object.keys(functions).sort())
  expect(Object.keys(contract).sort()).toEqual(Object.keys(functions).sort())
})
