import { isUnfinished } from '../../../core/order/status'

import type { Outcome, SimulatedCloud } from '../../simulation/cloud'
import { canStrike, faultKinds, type FaultKind } from '../../simulation/faults'
import { contradictionsIn, stored } from '../../simulation/records'
import { openShop, SLOT, START } from './seeded-history'
import type { Ask, Scenario } from './scenario'

const TRANSACTION_MS = 30_000
const DAY_MS = 24 * 3_600_000

export interface Point {
  scenario: string
  action: string
  nth: number
  kind: FaultKind
  /** what is wrong after it; nothing, if all is well */
  broken: string[]
  /** the first reply's code, or none */
  first: number | null
}

function ask(cloud: SimulatedCloud, { name, openid, event, source }: Ask): Promise<Outcome> {
  return cloud.timeline.until(cloud.call(name, openid, event, source))
}

function pass(cloud: SimulatedCloud, ms: number) {
  return cloud.timeline.until(cloud.timeline.pause(ms))
}

/** What was done, without what differs from time to time. */
function deeds(cloud: SimulatedCloud): string {
  const orders = stored(cloud, 'orders').map(({ openid, status, history, proofs }) => ({
    openid: openid.replace(/^gone-.*/, 'gone'),
    status,
    actions: history.map(({ action }) => action),
    images: proofs.map(({ sha256 }) => sha256).sort(),
  }))
  const audits = stored(cloud, 'order_audits').map(({ action, admin_id }) => `${action} ${admin_id}`)
  const admins = stored(cloud, 'admins').map(({ _id, role }) => `${_id} ${role}`)
  const settings = stored(cloud, 'settings').map(({ closures, changed_at: _, ...rest }) => ({
    ...rest,
    closures: closures.length,
  }))
  const users = stored(cloud, 'users').map(({ _id, nickname }) => `${_id} ${nickname}`)
  const consents = stored(cloud, 'consents').map(({ _id, templates }) =>
    Object.entries(templates).map(([id, { accepted }]) => `${_id} ${id} ${accepted}`),
  )
  const robots = stored(cloud, 'alerts').map(({ url }) => url)
  return JSON.stringify([orders, consents, robots, audits.sort(), admins.sort(), settings, users.sort()])
}

/** The same request again, as an impatient person would, until it is answered. */
async function insist(cloud: SimulatedCloud, asked: Ask, { usesUpFile }: Scenario): Promise<string[]> {
  for (let tries = 0; tries < 12; tries++) {
    const { reply } = await ask(cloud, asked)
    if (reply?.code === 0 || (usesUpFile && reply?.code === 4000)) return []
    if (reply && ![5001, 4006].includes(reply.code)) return [`asked again: ${reply.code}`]
    await pass(cloud, 5000)
  }
  return ['never answered']
}

/** Later: the lock of a dead transaction is gone, the place goes to whom it should, and the sweep leaves no litter. */
async function aftermath(cloud: SimulatedCloud): Promise<string[]> {
  const broken: string[] = []
  const expect = (what: string, is: boolean) => void (is || broken.push(what))
  await pass(cloud, TRANSACTION_MS + 1000)
  expect('a transaction is still open', cloud.database.stats().openTransactions === 0)
  const isTaken = stored(cloud, 'orders').some(
    ({ start_time, status, expire_at }) =>
      start_time === SLOT && (status === 'paid' || (isUnfinished(status) && Date.parse(expire_at) > cloud.clock.now())),
  )
  const next = { name: 'createReservation' as const, openid: 'qiang', event: { start_time: SLOT } }
  if (cloud.clock.now() < Date.parse(SLOT)) {
    const { reply } = await ask(cloud, next)
    expect(`the next player: ${reply?.code}`, reply?.code === (isTaken ? 4001 : 0))
  }
  expect('contradictions', contradictionsIn(cloud).length === 0)
  cloud.clock.advance(2 * DAY_MS)
  await ask(cloud, { name: 'expireCron', openid: '', event: {}, source: 'wx_trigger' })
  broken.push(...contradictionsIn(cloud))
  expect(
    'something is unfinished for ever',
    stored(cloud, 'orders').every(({ status }) => !isUnfinished(status)),
  )
  const known = new Set(stored(cloud, 'payment_proofs').map(({ file_id }) => cloud.wire.storage.pathOf(file_id)))
  const orphans = cloud.files.paths().filter((path) => path.startsWith('proofs/') && !known.has(path))
  expect(`orphans: ${orphans.join(' ')}`, orphans.length === 0)
  return broken
}

async function begin(cloud: SimulatedCloud, { given }: Scenario): Promise<Ask> {
  await cloud.begin({ seed: 1, start: START })
  await openShop(cloud)
  return given(cloud)
}

/** The requests that a scenario sends when nothing goes wrong, and what it comes to. */
async function rehearse(cloud: SimulatedCloud, scenario: Scenario) {
  const asked = await begin(cloud, scenario)
  const steps: { action: string; inTransaction: boolean }[] = []
  cloud.strike = (step) => (steps.push(step), null)
  const { reply } = await ask(cloud, asked)
  if (reply?.code !== 0) throw new Error(`${scenario.what} answers ${JSON.stringify(reply)} without any fault`)
  return { steps, deeds: deeds(cloud) }
}

/** Does it once more with one fault, and looks at everything that may come of it. */
async function strike(
  cloud: SimulatedCloud,
  scenario: Scenario,
  { nth, action, kind, expected }: { nth: number; action: string; kind: FaultKind; expected: string },
): Promise<Point> {
  const asked = await begin(cloud, scenario)
  const nothing = () => null
  cloud.strike = (step) => {
    if (step.nth !== nth) return null
    cloud.strike = nothing
    return kind
  }
  const { reply } = await ask(cloud, asked)
  cloud.strike = nothing
  const mayMiss = (what: string) => scenario.removesFiles && what.startsWith('image_is_there')
  const broken = contradictionsIn(cloud).filter((what) => !mayMiss(what))
  if (!scenario.isAbandoned) broken.push(...(await insist(cloud, asked, scenario)))
  const isComparable = !scenario.isAbandoned && !scenario.isNew
  if (isComparable && deeds(cloud) !== expected) broken.push('done otherwise, or twice')
  broken.push(...(await aftermath(cloud)))
  return { scenario: scenario.what, action, nth, kind, broken, first: reply?.code ?? null }
}

/** Faults at every request of a scenario: every kind, or those that `kindsAt` gives for the nth request. */
export async function strikeEverywhere(
  cloud: SimulatedCloud,
  scenario: Scenario,
  kindsAt: (nth: number) => readonly FaultKind[] = () => faultKinds,
): Promise<Point[]> {
  const { steps, deeds: expected } = await rehearse(cloud, scenario)
  const points: Point[] = []
  for (const [at, step] of steps.entries())
    for (const kind of kindsAt(at + 1))
      if (canStrike(kind, step))
        points.push(await strike(cloud, scenario, { nth: at + 1, action: step.action, kind, expected }))
  return points
}
