import type { Engine, Story } from './engine'
import { onExparser } from './exparser'
import { onGlassEasel } from './glass-easel'
import { lifetimes, set, stories, type Told } from './stories'

/** The same happens on both engines, but not in the same order. */
const reordered: Record<string, Told> = {
  'exparser attaches each component of a branch when it is made, glass-easel all when all are made': [
    (log) => ({
      leaf: { definition: { lifetimes: lifetimes('leaf', log) }, template: [] },
      page: {
        definition: { data: { on: false }, methods: set },
        template: [['block', { if: 'on' }, [['leaf'], ['leaf'], ['leaf']]]],
      },
    }),
    ({ call }) => call('set', { on: true }),
  ],
  'of a list, exparser removes what is gone before it makes what is new, glass-easel after': [
    (log) => ({
      item: { definition: { lifetimes: lifetimes('item', log) }, template: [] },
      page: {
        definition: { data: { list: [{ id: 'a' }, { id: 'b' }] }, methods: set },
        template: [['block', { for: 'list', key: 'id' }, [['item']]]],
      },
    }),
    ({ call }) => call('set', { list: [{ id: 'c' }, { id: 'd' }] }),
  ],
}

function tell(engine: Engine, [story, act]: Told): string[] {
  const told: string[] = []
  const log = (text: string) => void told.push(text)
  const stage = engine(story(log))
  log('- attach')
  stage.attach()
  act({
    ...stage,
    call: (method, ...values) => (log(`- ${method} ${JSON.stringify(values)}`), stage.call(method, ...values)),
  })
  log('- detach')
  stage.detach()
  return told
}

beforeEach(() => jest.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => jest.restoreAllMocks())

test.each(Object.entries(stories))('%s, on both engines', (_, story) => {
  const told = tell(onGlassEasel, story)
  expect(told).toEqual(tell(onExparser, story))
  expect(told.length).toBeGreaterThan(8)
})

test.each(Object.entries(reordered))('%s', (_, story) => {
  const [here, there] = [tell(onGlassEasel, story), tell(onExparser, story)]
  expect(here).not.toEqual(there)
  expect(here.sort()).toEqual(there.sort())
})

test('a change that takes a component away reaches it before that on exparser alone', () => {
  const story: Story = (log) => ({
    inner: {
      definition: { properties: { n: { type: Number, observer: (n: number) => log(`n ${n}`) } } },
      template: [],
    },
    page: {
      definition: { data: { m: 1, on: true }, methods: set },
      template: [['block', { if: 'on' }, [['inner', { n: 'm' }]]]],
    },
  })
  const told = (engine: Engine) => tell(engine, [story, ({ call }) => call('set', { m: 2, on: false })])
  expect([told(onGlassEasel).includes('n 2'), told(onExparser).includes('n 2')]).toEqual([false, true])
})
