import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type Node } from 'acorn'
import { isKept } from '../support/measuring/report'
import { weapp } from '../bench/weapp'
import { moveTo, OPENING } from '../support/scenes'
import { filesOf, measurePackages, measurePhone } from './figures'
import { measureNotice } from './notice'
import { builtWeapp, openStreet, type Street } from './phone'

function expectKept(figures: Record<string, number>) {
  return expect(
    Object.entries(figures).filter(([key, figure]) => !isKept(weapp.limits[key] ?? { what: '', is: NaN }, figure)),
  ).toEqual([])
}

test('the packages are small, and what only admins need is not in the main one', () => {
  const figures = measurePackages(builtWeapp)
  expect(Math.min(...Object.values(figures))).toBeGreaterThan(10_000)
  expectKept(figures)
})

describe('on a phone', () => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet()
    moveTo(street.shop, OPENING)
  })
  afterEach(() => street.hangUp())
  afterAll(() => street?.close())

  test('a page that is deeper than the templates is told', async () => {
    const phone = await street.phone('ming')
    await phone.slot('00:00').waitFor()
    expect(await phone.depthFlaws()).toEqual([])
    expect((await phone.depthFlaws(2)).join()).toContain('pages/slots/index has ')
  })

  test('the first screen, a choice and a tick cost no more than they must', async () => {
    const { slots, ...figures } = await measurePhone(street)
    expect(slots).toBe(72)
    expectKept(figures)
  })

  test('what somebody else books is seen by whoever only looks, in one setData', async () => {
    expectKept(await measureNotice(street, 0))
  })
})

/** Every node of a script, whatever it hangs on. */
function* nodesOf(value: unknown): Generator<Node & Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value) yield value as Node & Record<string, unknown>
  for (const part of Object.values(value)) yield* nodesOf(part)
}

/** `Function` called or made, also by its `call`, `apply` or `bind`; and whatever is named `eval`. */
function makesCode({ type, name, callee }: Record<string, unknown>): boolean {
  if (type === 'Identifier') return name === 'eval'
  if (type !== 'CallExpression' && type !== 'NewExpression') return false
  const called = callee as { name?: string; object?: { name?: string }; property?: { name?: string } }
  const isFunction = (part?: { name?: string }) => part?.name === 'Function'
  return isFunction(called) || isFunction(called.object) || isFunction(called.property)
}

/** What an old phone would stumble over: newer syntax than ES2019, or code made of text, which WeChat forbids. */
function complaints(script: string): string[] {
  try {
    const program = parse(script, { ecmaVersion: 2019, sourceType: 'script' })
    return [...nodesOf(program)].flatMap((node) => (makesCode(node) ? [`${node.start} makes code of text`] : []))
  } catch (error) {
    return [(error as SyntaxError).message]
  }
}

test('every script is ES2019 and makes no code of text', () => {
  const scripts = filesOf(builtWeapp).filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  for (const script of scripts)
    expect([script, complaints(readFileSync(join(builtWeapp, script), 'utf8'))]).toEqual([script, []])
})

test.each([
  'a?.b',
  'a ?? b',
  'class A { x = 1 }',
  'new Function("a")',
  'Function("a")',
  'Function.call(0, "a")',
  'window.Function("a")',
  'eval("a")',
  'window.eval("a")',
  '(0, eval)("a")',
])('%s is found', (script) => {
  expect(complaints(script)).toHaveLength(1)
})
