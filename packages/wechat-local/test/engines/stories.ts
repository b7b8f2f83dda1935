import type { Stage, Story } from './engine'

export function lifetimes(name: string, log: (text: string) => void) {
  const phases = ['created', 'attached', 'moved', 'detached']
  return Object.fromEntries(phases.map((phase) => [phase, () => log(`${name} ${phase}`)]))
}

interface This {
  data: Record<string, unknown>
  setData(data: object): void
  triggerEvent(name: string, detail: unknown, options?: object): void
  getRelationNodes(path: string): unknown[]
}

/** A method that changes what it is given. */
export const set = {
  set(this: This, data: object) {
    this.setData(data)
  },
}

/** What is defined, and what is then done. */
export type Told = [Story, (stage: Stage) => void]

/** What happens in the same order on both engines. */
export const stories: Record<string, Told> = {
  'a component within another is created first, attached after it, and told of changes': [
    (log) => ({
      inner: {
        definition: {
          properties: {
            n: { type: Number, value: 1, observer: (now: number, was: number) => log(`inner ${was} -> ${now}`) },
          },
          observers: { n: (n: number) => log(`inner sees ${n}`) },
          lifetimes: lifetimes('inner', log),
        },
        template: [['slot']],
      },
      outer: {
        definition: { data: { m: 2, on: false }, lifetimes: lifetimes('outer', log), methods: set },
        template: [
          ['inner', { n: 'm' }],
          ['block', { if: 'on' }, [['inner', { n: 'm' }]]],
        ],
      },
    }),
    ({ call }) => {
      call('set', { m: 3 })
      call('set', { m: 3 })
      call('set', { on: true })
      call('set', { on: false })
    },
  ],
  'what stands in a slot belongs to whoever wrote it, and lives with whoever shows it': [
    (log) => ({
      leaf: { definition: { lifetimes: lifetimes('leaf', log) }, template: [] },
      frame: { definition: { lifetimes: lifetimes('frame', log) }, template: [['leaf'], ['slot']] },
      page: {
        definition: { data: { on: true }, lifetimes: lifetimes('page', log), methods: set },
        template: [['frame', {}, [['block', { if: 'on' }, [['leaf'], ['frame', {}, [['leaf']]]]]]]],
      },
    }),
    ({ call }) => call('set', { on: false }),
  ],
  'the items of a list come, go and change places by their keys': [
    (log) => ({
      item: {
        definition: {
          properties: { name: { type: String, observer: (name: string) => log(`item is ${name}`) } },
          lifetimes: lifetimes('item', log),
        },
        template: [],
      },
      page: {
        definition: { data: { list: [{ id: 'a' }, { id: 'b' }] }, methods: set },
        template: [['block', { for: 'list', key: 'id' }, [['item', { name: 'item.id' }]]]],
      },
    }),
    ({ call }) => {
      call('set', { list: [{ id: 'b' }, { id: 'a' }] })
      call('set', { list: [{ id: 'b' }, { id: 'a' }, { id: 'c' }] })
      call('set', { list: [{ id: 'a' }] })
      call('set', { list: [] })
    },
  ],
  'values take the type of their property': [
    (log) => ({
      typed: {
        definition: {
          properties: Object.fromEntries(
            [String, Number, Boolean, Array, Object, null].map((type) => {
              const name = type?.name ?? 'Any'
              return [name.toLowerCase(), { type, observer: (now: unknown) => log(`${name} ${JSON.stringify(now)}`) }]
            }),
          ),
        },
        template: [],
      },
      page: {
        definition: { data: { v: 0 }, methods: set },
        template: [['typed', { string: 'v', number: 'v', boolean: 'v', array: 'v', object: 'v', any: 'v' }]],
      },
    }),
    ({ call }) => ['12', 'x', '', true, false, 7, [1], { a: 1 }, null].forEach((v) => call('set', { v })),
  ],
  'an event reaches who listens, upwards as far as it is let': [
    (log) => ({
      bell: {
        definition: {
          properties: { ring: { type: String, observer: ringing } },
        },
        template: [],
      },
      box: {
        definition: {
          properties: { how: String },
          methods: {
            heard: ({ type, detail }: { type: string; detail: unknown }) =>
              log(`box ${type} ${JSON.stringify(detail)}`),
          },
        },
        template: [['bell', { ring: 'how', bindring: 'heard' }], ['slot']],
      },
      page: {
        definition: {
          data: { how: '' },
          methods: {
            ...set,
            heard: ({ type, detail }: { type: string; detail: unknown }) =>
              log(`page ${type} ${JSON.stringify(detail)}`),
          },
        },
        template: [
          ['box', { how: 'how', bindring: 'heard' }, [['bell', { ring: 'how', bindring: 'heard' }]]],
          [
            'box',
            { how: 'how', catchring: 'heard' },
            [['box', { how: 'how', bindring: 'heard' }, [['bell', { ring: 'how' }]]]],
          ],
        ],
      },
    }),
    ({ call }) => ['', 'bubbles', 'bubbles composed'].forEach((how) => call('set', { how: `${how} ` })),
  ],
  'a behavior comes before the component that uses it': [
    (log) => ({
      part: {
        definition: {
          behaviors: [
            { data: { from: 'first' }, lifetimes: lifetimes('first', log), methods: { say: () => log('first says') } },
            {
              data: { from: 'second' },
              lifetimes: lifetimes('second', log),
              methods: { say: () => log('second says') },
            },
          ],
          lifetimes: lifetimes('own', log),
          observers: { from: (from: string) => log(`from ${from}`), '**': () => log('something changed') },
          methods: set,
        },
        template: [],
      },
    }),
    ({ call }) => {
      call('say')
      call('set', { from: 'me' })
      call('set', { other: 1 })
      call('set', {})
    },
  ],
  'parents and children are linked when both are attached, and unlinked when one goes': [
    (log) => ({
      child: {
        definition: { lifetimes: lifetimes('child', log), relations: { './parent': related('child', 'parent', log) } },
        template: [],
      },
      parent: {
        definition: { lifetimes: lifetimes('parent', log), relations: { './child': related('parent', 'child', log) } },
        template: [['slot']],
      },
      page: {
        definition: { data: { on: true, more: false }, methods: set },
        template: [
          ['parent', {}, [['child'], ['block', { if: 'on' }, [['child']]], ['block', { if: 'more' }, [['child']]]]],
        ],
      },
    }),
    ({ call }) => {
      call('set', { more: true })
      call('set', { on: false })
    },
  ],
  'what changes while a change is told of is told of next': [
    (log) => ({
      counter: {
        definition: {
          properties: { n: Number },
          data: { double: 0, half: 0 },
          observers: {
            n(this: This, n: number) {
              log(`n ${n}`)
              this.setData({ double: n * 2 })
              log('after double')
            },
            double(this: This, double: number) {
              log(`double ${double}`)
              if (double > 2) this.setData({ half: double / 4 })
            },
            'n, half': (n: number, half: number) => log(`both ${n} ${half}`),
            'deep.field': (field: unknown) => log(`field ${JSON.stringify(field)}`),
            'deep.**': (deep: unknown) => log(`deep ${JSON.stringify(deep)}`),
          },
          methods: set,
        },
        template: [],
      },
    }),
    ({ call }) => {
      call('set', { n: 1 })
      call('set', { n: 4 })
      call('set', { deep: { field: 1 } })
      call('set', { 'deep.field': 2 })
      call('set', { 'deep.other[1]': 3 })
    },
  ],
}

/** Fires in the way that its property names. */
function ringing(this: This, how: string): void {
  const options = { bubbles: how.includes('bubbles'), composed: how.includes('composed') }
  if (how) this.triggerEvent('ring', { how: how.trim() }, options)
}

function related(name: string, other: string, log: (text: string) => void) {
  const phases = ['linked', 'linkChanged', 'unlinked'].map((phase) => [phase, () => log(`${name} ${phase} ${other}`)])
  return { type: other, ...(Object.fromEntries(phases) as object) }
}
