import { contract } from '../../core/contract/contract'
import { functionRule, problemsOf, readDescription } from './environment'

const description = readDescription()

test('environment.json is what the platform takes, and describes every function of the contract', () => {
  expect(problemsOf(description)).toEqual([])
  expect(Object.keys(description.functions).sort()).toEqual(Object.keys(contract).sort())
})

test('clients reach no collection at all', () => {
  for (const { rule } of description.collections) expect(rule).toEqual({ read: false, write: false })
})

test('whoever is not called by clients is closed to them', () => {
  expect(functionRule(description)).toMatchObject({ '*': { invoke: 'auth != null' }, expireCron: { invoke: false } })
})

test.each(['* * * * * *', '0 * * * * * * *', 'x * * * * * *', '0 0 4 * * * 2026-'])(
  'the timer "%s" is refused',
  (timer) => {
    const functions = { ...description.functions, expireCron: { ...description.functions.expireCron!, timer } }
    expect(problemsOf({ ...description, functions })).toHaveLength(1)
  },
)
