import { isDeepStrictEqual } from 'node:util'
import type { IndexSpec, Rule } from '../cloud/resources'
import { functionRule, type Description } from './environment'
import type { Step } from './step'
import type { State } from './live-state'

const NO_COLLECTION = 'Functions that use it fail with -502005.'
const NO_INDEX = 'Queries read the whole collection and grow slow with it.'
const NO_UNIQUE_INDEX = 'What must exist once can be written twice.'
const OPEN_DATA = 'Whoever has the mini program may read or write what is nobody’s business.'
const OPEN_FILES = 'Anybody may read payment proofs or write over them, or nobody can upload one.'
const OPEN_FUNCTIONS = 'Clients can call what only timers should, or cannot call what they must.'

export function collectionSteps({ collections }: Description, state: State): Step[] {
  const known = collections.filter(({ name }) => !state.unknown.has(collectionNamed(name)))
  return [
    // all of them first: each needs some seconds until it can be used
    ...known.filter(({ name }) => !state.collections.has(name)).map(({ name }) => create(name)),
    ...known.flatMap(({ name, indexes, rule }) => [
      ...indexSteps(name, indexes, state.collections.get(name) ?? []),
      ...collectionRuleSteps(name, rule, state.collectionRules),
    ]),
  ]
}

/** As steps and what could not be read call a collection. */
export function collectionNamed(name: string): string {
  return `the collection ${name}`
}

function create(name: string): Step {
  return {
    what: `create the collection ${name}`,
    gives: collectionNamed(name),
    consequence: NO_COLLECTION,
    apply: ({ manager }) => manager.collections.create(name),
  }
}

function shape({ unique = false, keys }: IndexSpec) {
  return {
    unique,
    keys: keys.map(({ field, direction }) => [field, direction]),
  }
}
function nameOf({ name, unique, keys }: IndexSpec, collection: string): string {
  const fields = keys.map(({ field, direction }) => `${field} ${direction}`).join(', ')
  return `the ${unique ? 'unique ' : ''}index ${name} of ${collection} (${fields})`
}
function consequenceOf(indexes: IndexSpec[]): string {
  return indexes.some(({ unique }) => unique) ? NO_UNIQUE_INDEX : NO_INDEX
}

/** What is missing goes in one call: a collection that is building an index may refuse another. */
function indexSteps(collection: string, indexes: IndexSpec[], live: IndexSpec[]): Step[] {
  const liveOf = (index: IndexSpec) => live.find(({ name }) => name === index.name)
  const missing = indexes.filter((index) => !liveOf(index))
  const changed = indexes.filter((index) => {
    const found = liveOf(index)
    return found && !isDeepStrictEqual(shape(found), shape(index))
  })
  const steps = changed.map((index): Step => {
    return {
      what: `rebuild ${nameOf(index, collection)}`,
      consequence: consequenceOf([index]),
      async apply({ manager }) {
        await manager.collections.dropIndex(collection, index.name)
        await manager.collections.createIndexes(collection, [index])
      },
    }
  })
  if (missing.length > 0)
    steps.push({
      what: `create ${missing.map((index) => nameOf(index, collection)).join(' and ')}`,
      consequence: consequenceOf(missing),
      needs: [collectionNamed(collection)],
      apply: ({ manager }) => manager.collections.createIndexes(collection, missing),
    })
  return steps
}

function collectionRuleSteps(name: string, rule: Rule, live: State['collectionRules']): Step[] {
  const found = live?.get(name)
  if (!live || isDeepStrictEqual(found, rule)) return []
  return [
    {
      what: `close the collection ${name} to clients (it is ${JSON.stringify(found ?? 'open as the platform made it')})`,
      consequence: OPEN_DATA,
      needs: [collectionNamed(name)],
      apply: ({ manager }) => manager.rules.setOfCollection(name, rule),
      cure: `set ${JSON.stringify(rule)} in the console: database, ${name}, permissions; then: npm run doctor`,
    },
  ]
}

/** The documents of both rules say so: docs.cloudbase.net/storage/security-rules, …/cloud-function/security-rules. */
const RULES_TAKE_TIME =
  'Rules of the storage and of functions count everywhere within three minutes: an upload, a call or a self-check may be refused until then.'

/** The rules of storage and functions: after the functions they name. */
export function ruleSteps(description: Description, state: State): Step[] {
  const steps: Step[] = []
  const { rule } = description.storage
  if (state.storageRule !== undefined && !isDeepStrictEqual(state.storageRule, rule))
    steps.push({
      what: `set the rule of the storage (it is ${JSON.stringify(state.storageRule)})`,
      consequence: OPEN_FILES,
      note: RULES_TAKE_TIME,
      apply: ({ manager }) => manager.rules.setOfStorage(rule),
      cure: `set ${JSON.stringify(rule)} in the console: storage, permissions; then: npm run doctor`,
    })
  const wanted = functionRule(description)
  if (state.functionRule !== undefined && !isDeepStrictEqual(state.functionRule, wanted))
    steps.push({
      what: 'set the rule of who may call which function',
      consequence: OPEN_FUNCTIONS,
      note: RULES_TAKE_TIME,
      apply: ({ manager }) => manager.rules.setOfFunctions(wanted),
      cure: `set ${JSON.stringify(wanted)} in the console: functions, permissions; then: npm run doctor`,
    })
  return steps
}
