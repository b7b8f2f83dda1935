import { readBundles } from '../../ops/cloud/bundles'
import { openCloud } from '../../ops/cloud/cloud'
import { readCredentials } from '../../ops/shell/credentials'
import { deploy } from '../../ops/deploy'
import { readDescription, RUNTIMES } from '../../ops/plan/environment'
import type { LiveFunction } from '../../ops/cloud/manage/functions'
import { openManager } from '../../ops/cloud/manager'
import { planOf } from '../../ops/plan/plan'
import type { Step } from '../../ops/plan/step'
import { readState, type State } from '../../ops/plan/live-state'
import { symptomsOf } from '../../ops/health/symptoms'
import { openOwner, type Owner } from './owner'

jest.setTimeout(120_000)

const description = readDescription()
const functions = Object.keys(description.functions)

let owner: Owner
let healthy: State
let planFor: (state: State) => Step[]
beforeAll(async () => {
  owner = await openOwner()
  await owner.run(deploy, '--yes', '--no-build')
  const credentials = readCredentials(owner.variables)
  healthy = await readState(description, openManager(credentials), openCloud(credentials), new Date().toISOString())
  const wanted = { description, bundles: readBundles(functions), secrets: credentials.secrets }
  planFor = (state) => planOf(wanted, state)
})
afterAll(() => owner.close())

/** structuredClone gives objects of another realm under jest, which are equal to nothing. */
function copyOf<T>(value: T): T {
  if (value instanceof Map)
    return new Map([...value].map(([key, item]: [unknown, unknown]) => [key, copyOf(item)])) as T
  if (value instanceof Set) return new Set(value) as T
  if (Array.isArray(value)) return value.map(copyOf) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf<unknown>(item)])) as T
}

function live(state: State, name: string) {
  return state.functions.get(name) as LiveFunction
}

/** One thing that somebody removed or changed: whose, how, and how the first finding begins. */
type Change = [name: string, spoil: (state: State) => unknown, named: string]

function ofEveryFunction(change: (name: string) => Change): Change[] {
  return functions.map(change)
}

const changes: Record<string, Change[]> = {
  'a collection': description.collections.map(({ name }) => [
    name,
    (state) => [state.collections.delete(name), state.collectionRules?.delete(name)],
    `create the collection ${name}`,
  ]),
  'the rule of a collection': description.collections.map(({ name }) => [
    name,
    (state) => state.collectionRules?.set(name, { read: true, write: false }),
    `close the collection ${name} to clients`,
  ]),
  'an index': description.collections.flatMap(({ name, indexes }) =>
    indexes.map((index, at): Change => {
      const kind = index.unique ? 'unique index' : 'index'
      return [
        name,
        (state) => state.collections.get(name)?.splice(at, 1),
        `create the ${kind} ${index.name} of ${name}`,
      ]
    }),
  ),
  'the keys of an index': description.collections.flatMap(({ name, indexes }) =>
    indexes.map((index, at): Change => {
      const kind = index.unique ? 'unique index' : 'index'
      const other = { ...index, keys: [{ field: 'other', direction: 1 as const }] }
      const spoil = (state: State) => state.collections.get(name)?.splice(at, 1, other)
      return [name, spoil, `rebuild the ${kind} ${index.name} of ${name}`]
    }),
  ),
  'a function': ofEveryFunction((name) => [
    name,
    (state) => state.functions.delete(name),
    `create the function ${name}`,
  ]),
  'its code': ofEveryFunction((name) => [
    name,
    (state) => (live(state, name).config.description = 'bundle 0'),
    `update the function ${name}: code`,
  ]),
  'its timeout': ofEveryFunction((name) => [
    name,
    (state) => (live(state, name).config.timeoutSeconds = 3),
    `update the function ${name}: timeout_seconds 3 → ${description.functions[name]?.timeout_seconds}`,
  ]),
  'its memory': ofEveryFunction((name) => [
    name,
    (state) => (live(state, name).config.memoryMb = 128),
    `update the function ${name}: memory_mb 128 → ${description.functions[name]?.memory_mb}`,
  ]),
  'its runtime': ofEveryFunction((name) => [
    name,
    (state) => (live(state, name).config.runtime = RUNTIMES[0] ?? ''),
    `${name} runs on ${RUNTIMES[0]} and should on ${description.runtime}`,
  ]),
  'its kept version': ofEveryFunction((name) => [
    name,
    (state) => state.versions?.set(name, []),
    `keep this version of ${name}`,
  ]),
  'a variable of a function': functions
    .filter((name) => description.functions[name]?.environment ?? description.functions[name]?.secrets)
    .map((name) => [
      name,
      (state) => (live(state, name).config.environment = {}),
      `update the function ${name}: variables`,
    ]),
  'a timer': functions
    .filter((name) => description.functions[name]?.timer)
    .map((name) => [name, (state) => (live(state, name).timers = {}), `create the timer of ${name}`]),
  'the path of HTTP': functions
    .filter((name) => description.functions[name]?.http)
    .map((name) => [name, (state) => state.http?.functions.clear(), `answer HTTP at /health by ${name}`]),
}

test('a healthy environment has nothing to cure', () => {
  expect(planFor(healthy)).toEqual([])
  expect(functions.length).toBeGreaterThanOrEqual(29)
})

test.each(Object.entries(changes))(
  '%s, whichever is missing or other, is named with consequence and cure',
  (_what, list) => {
    expect(list.length).toBeGreaterThan(0)
    for (const [name, spoil, named] of list) {
      const state = copyOf(healthy)
      spoil(state)
      const plan = planFor(state)
      expect([named, plan[0]?.what.startsWith(named)]).toEqual([named, true])
      // what hangs on it is named beside it: its indexes, its rule, its timer
      for (const { what } of plan) expect(what).toContain(name)
      for (const { consequence, apply, cure } of plan)
        expect([consequence.length > 10, Boolean(apply ?? cure)]).toEqual([true, true])
    }
  },
)

test('a timer of the night that has been silent for two is named, and one that was deployed yesterday is not', async () => {
  const cloud = openCloud(readCredentials(owner.variables))
  const silent = async (days: number) => {
    const later = new Date(Date.now() + days * 86_400_000).toISOString()
    const findings = await symptomsOf(description, healthy, cloud, later)
    return findings.filter(({ what, isHint }) => !isHint && what.startsWith('the timer of tidyCron'))
  }
  expect(await silent(1)).toEqual([])
  expect((await silent(3)).map(({ what }) => what)).toEqual(['the timer of tidyCron has not run ever'])
})
