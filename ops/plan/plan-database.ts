import { isDeepStrictEqual } from 'node:util'
import type { IndexSpec } from '../cloud/resources'
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
  return collections.flatMap(({ name, indexes, rule }) => {
    const live = state.collections.get(name)
    const liveRule = state.collectionRules.get(name)
    return [
      ...(live ? [] : [create(name)]),
      ...indexes.flatMap((index) =>
        indexSteps(
          name,
          index,
          live?.find((other) => other.name === index.name),
        ),
      ),
      ...(isDeepStrictEqual(liveRule, rule)
        ? []
        : [
            {
              what: `close the collection ${name} to clients (it is ${JSON.stringify(liveRule ?? 'open as the platform made it')})`,
              consequence: OPEN_DATA,
              apply: ({ manager }) => manager.setCollectionRule(name, rule),
            } satisfies Step,
          ]),
    ]
  })
}

function create(name: string): Step {
  return {
    what: `create the collection ${name}`,
    consequence: NO_COLLECTION,
    apply: ({ manager }) => manager.createCollection(name),
  }
}

function shape({ unique = false, keys }: IndexSpec) {
  return {
    unique,
    keys: keys.map(({ field, direction }) => [field, direction]),
  }
}

function indexSteps(collection: string, index: IndexSpec, live: IndexSpec | undefined): Step[] {
  if (live && isDeepStrictEqual(shape(live), shape(index))) return []
  const consequence = index.unique ? NO_UNIQUE_INDEX : NO_INDEX
  const keys = index.keys.map(({ field, direction }) => `${field} ${direction}`).join(', ')
  return [
    {
      what: `${live ? 'rebuild' : 'create'} the ${index.unique ? 'unique ' : ''}index ${index.name} of ${collection} (${keys})`,
      consequence,
      async apply({ manager }) {
        if (live) await manager.dropIndex(collection, index.name)
        await manager.createIndex(collection, index)
      },
    },
  ]
}

/** The rules of storage and functions: after the functions they name. */
export function ruleSteps(description: Description, state: State): Step[] {
  const steps: Step[] = []
  const { rule } = description.storage
  if (!isDeepStrictEqual(state.storageRule, rule))
    steps.push({
      what: `set the rule of the storage (it is ${JSON.stringify(state.storageRule)})`,
      consequence: OPEN_FILES,
      apply: ({ manager }) => manager.setStorageRule(rule),
    })
  const wanted = functionRule(description)
  if (!isDeepStrictEqual(state.functionRule, wanted))
    steps.push({
      what: 'set the rule of who may call which function',
      consequence: OPEN_FUNCTIONS,
      apply: ({ manager }) => manager.setFunctionRule(wanted),
    })
  return steps
}
