import type { Contract, FunctionName } from '../../core/contract/contract'
import type { FaultKind } from 'cloudbase-local'
import { range } from '../support/random'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

/** Calls of the platform that a function makes; the nth of them is struck, for each n. */
const STEPS = 8

let shop: Shop

beforeAll(async () => {
  const settings = { consoles: consoles(20) }
  // An instance that dies leaves its transaction, and what it locked, to the platform's clock: 30 s there.
  shop = await openShop({ settings, admins: { lan: 'operator' }, maxInstances: 2, transactionLifetimeMs: 400 })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
})

/** One request that changes an order, and what must have come of it, once. */
interface Deed<N extends FunctionName = FunctionName> {
  name: N
  by: Person
  request: Contract[N]['request']
  history: string[]
}

let players = 0
function place() {
  return slot(shop, players % 60)
}

async function deeds(): Promise<Deed[]> {
  const player = () => shop.as(`unlucky-${++players}`)
  const [a, b, c, d] = [player(), player(), player(), player()]
  const [toPay, toEnd] = [await hold(b, place()), await hold(c, place())]
  const toJudge = await submitted(d, place())
  const file_ids = [await b.upload(aScreenshot()), await b.upload(aScreenshot())]
  return [
    {
      name: 'createReservation',
      by: a,
      request: { start_time: place(), idempotency_key: a.openid },
      history: ['create'],
    },
    { name: 'uploadProof', by: b, request: { order_id: toPay.id, file_ids }, history: ['create', 'submit_proof'] },
    { name: 'cancelOrder', by: c, request: { order_id: toEnd.id }, history: ['create', 'cancel'] },
    {
      name: 'verify',
      by: shop.as('lan'),
      request: { order_id: toJudge.id, pass: true },
      history: ['create', 'submit_proof', 'approve'],
    },
  ]
}

function codeOf({ name, by, request }: Deed): Promise<number | 'died'> {
  return by.send(name, request).then(
    ({ code }) => code,
    () => 'died',
  )
}

/** Asks once more, and looks whether everything was done, and once. */
async function settle({ name, by, request, history }: Deed): Promise<void> {
  const { order } = (await by.ask(name, request)) as Contract['getOrder']['data']
  const [stored] = await shop.find('orders', { _id: order.id })
  expect([name, stored?.history.map(({ action }) => action)]).toEqual([name, history])
  if (name === 'createReservation') expect(await shop.find('orders', { openid: by.openid })).toHaveLength(1)
  if (name === 'uploadProof') expect(stored?.proofs).toHaveLength(2)
}

/** Does every deed with a fault at its nth call of the platform, and gives what came of the first try. */
async function struck(kind: FaultKind, nth: number, action = '*'): Promise<(number | 'died')[]> {
  const all = await deeds()
  const rules = all.map(({ name }) => ({ action, kind, nth, function: name }))
  shop.cloud.faults.use({ seed: nth, rules })
  const first = await Promise.all(all.map(codeOf))
  shop.cloud.faults.clear()
  await Promise.all(all.map(settle))
  return first
}

test.each(['network', 'reply_lost'] as const)('%s at the commit is mended by the function itself', async (kind) => {
  expect(await struck(kind, 1, 'database.commitTransaction')).toEqual([0, 0, 0, 0])
})

test.each(range(STEPS).map((step) => step + 1))(
  'a conflict at call %i is tried again, and nobody hears of it',
  async (nth) => {
    expect(await struck('conflict', nth)).toEqual([0, 0, 0, 0])
  },
)

/** To die before a call is to die after the one before it. */
const kinds: [FaultKind, number | 'died', number[]][] = [
  ['network', 5001, range(STEPS)],
  ['reply_lost', 5001, range(STEPS)],
  ['crash_before', 'died', [0, 5]],
  ['crash_after', 'died', range(STEPS)],
]

test.each(kinds)(
  '%s, at any call: done or not, the same request again is answered, and all was done once',
  async (kind, failure, steps) => {
    const outcomes = new Set<number | 'died'>()
    for (const step of steps) for (const outcome of await struck(kind, step + 1)) outcomes.add(outcome)
    expect([...outcomes].filter((outcome) => outcome !== 0)).toEqual([failure])
  },
)
