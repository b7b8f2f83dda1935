import { parseCron } from 'cloudbase-local'
import type { FunctionSpec } from '../../cloudfunctions/functions'
import { contract } from '../../core/contract/contract'
import { functionRule, problemsOf, readDescription, type Description } from './environment'

const description = readDescription()

function functionOf(name: string): FunctionSpec {
  const spec = description.functions[name]
  if (!spec) throw new Error(`there is no function ${name}`)
  return spec
}

test('environment.json is what the platform takes, and describes every function of the contract', () => {
  expect(problemsOf(description)).toEqual([])
  expect(Object.keys(description.functions).sort()).toEqual(Object.keys(contract).sort())
})

test('a runtime that CloudBase does not list is refused: it ends at Nodejs20.19', () => {
  expect(problemsOf({ ...description, runtime: 'Nodejs20.19' })).toEqual([])
  expect(problemsOf({ ...description, runtime: 'Nodejs22.21' })).toEqual([expect.stringContaining('Nodejs22.21')])
})

test('clients reach no collection at all', () => {
  for (const { rule } of description.collections) expect(rule).toEqual({ read: false, write: false })
})

test('whoever is not called by clients is closed to them', () => {
  expect(functionRule(description)).toMatchObject({ '*': { invoke: 'auth != null' }, expireCron: { invoke: false } })
})

function withTimer(timer: string): Description {
  const functions = { ...description.functions, expireCron: { ...functionOf('expireCron'), timer } }
  return { ...description, functions }
}

const never = ['* * * * * *', '0 * * * * * * *', 'x * * * * * *', '0 0 4 * * * 2026-']
const odd = ['0/5 * * * * * *', '5,10/2 * * * * * *', '61 * * * * * *', '10-5 * * * * * *', '*/0 * * * * * *']

test.each([...never, ...odd])('the timer "%s" is refused by deployment as by the local cloud', (timer) => {
  expect(problemsOf(withTimer(timer))).toEqual([expect.stringContaining(timer)])
  expect(() => parseCron(timer)).toThrow(timer)
})

test.each(['*/5,30 * * * * * *', '0-59/7,3 * * * * * *', '0 30 4 * * * *'])(
  'the timer "%s" is taken by deployment as by the local cloud',
  (timer) => {
    expect(problemsOf(withTimer(timer))).toEqual([])
    expect(() => parseCron(timer)).not.toThrow()
  },
)
