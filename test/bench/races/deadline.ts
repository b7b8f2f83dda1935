import { addHours, instant } from '../../../core/time'
import type { Shop } from '../../support/shop'
import { fight, prepare, type Duel, type Outcome } from './duel'
import type { Group } from '../../support/measuring/group'
import { seeded } from 'cloudbase-local/random'
import { slowDown, withShop } from '../../support/measuring/with-shop'

const AT_ONCE = 20
const BATCHES = 25

type Fought = Duel & Outcome & { proofPossible: boolean; rivalPossible: boolean }

function count(fought: Fought[], test: (duel: Fought) => boolean): number {
  return fought.filter(test).length
}

/** Duels around one deadline. `calledAt` tells when a caller's function thought to be called, which decides who may win. */
async function fightBatch(shop: Shop, batch: number, calledAt: Map<string, string>): Promise<Fought[]> {
  shop.cloud.faults.clear()
  const duels = await prepare(shop, AT_ONCE, addHours(instant(shop.cloud.clock.now()), 72), seeded(batch))
  slowDown(shop, 0, 12, batch)
  const outcomes = await fight(shop, duels)
  return duels.map((duel, at) => ({
    ...duel,
    ...(outcomes[at] as Outcome),
    proofPossible: (calledAt.get(duel.player) ?? '') < duel.deadline,
    rivalPossible: (calledAt.get(duel.rival) ?? '') >= duel.deadline,
  }))
}

export const deadline: Group = {
  name: 'deadline',
  limits: {
    deadline_both: {
      what: `a proof at the deadline against a take-over, ${AT_ONCE * BATCHES} rounds: both won`,
      is: 0,
    },
    deadline_neither: { what: '  nobody won, though one could', is: 0 },
    deadline_torn: { what: '  what is stored tells of another winner', is: 0 },
    deadline_contested: { what: '  rounds that either could have won', atLeast: 50 },
    deadline_proof_won: { what: '  of those, won by the proof', atLeast: 10 },
    deadline_rival_won: { what: '  of those, won by the rival', atLeast: 10 },
  },
  run() {
    const calledAt = new Map<string, string>()
    const log = ({ json }: { json?: Record<string, unknown> }) =>
      void (json?.openid && calledAt.set(json.openid as string, json.at as string))
    return withShop({ maxInstances: AT_ONCE, log }, async (shop) => {
      const fought: Fought[] = []
      for (let batch = 0; batch < BATCHES; batch++) fought.push(...(await fightBatch(shop, batch, calledAt)))
      const contested = fought.filter((duel) => duel.proofPossible && duel.rivalPossible)
      const nobody = fought.filter((duel) => !duel.proofWon && !duel.rivalWon)
      return {
        deadline_both: count(fought, (duel) => duel.proofWon && duel.rivalWon),
        deadline_neither: count(nobody, (duel) => duel.proofPossible || duel.rivalPossible),
        deadline_torn: count(fought, (duel) => !duel.isStoredSo),
        deadline_contested: contested.length,
        deadline_proof_won: count(contested, (duel) => duel.proofWon),
        deadline_rival_won: count(contested, (duel) => duel.rivalWon),
      }
    })
  },
}
