import { consoles } from '../../../core/testing/samples'
import { sum, type Group } from '../../support/measuring/group'
import { slotIn, tally, times } from '../../support/measuring/replies'
import { slowDown, withShop } from '../../support/measuring/with-shop'

const PLAYERS = 50

export const strangers: Group = {
  name: 'strangers',
  limits: {
    strangers_orders: { what: `${PLAYERS} players, each at another hour, at once: orders`, is: PLAYERS },
    strangers_conflicts: { what: '  transaction conflicts', is: 0 },
  },
  run() {
    const conflicts: number[] = []
    const options = {
      maxInstances: PLAYERS,
      settings: { consoles: consoles(4) },
      log: ({ json }: { json?: Record<string, unknown> }) => void conflicts.push(Number(json?.conflicts ?? 0)),
    }
    return withShop(options, async (shop) => {
      slowDown(shop, 10, 10)
      const wish = (at: number) => shop.as(`stranger-${at}`).call('createReservation', { start_time: slotIn(at + 1) })
      const replies = await tally(times(PLAYERS, wish))
      const { database } = shop.cloud.stats()
      return { strangers_orders: replies(0), strangers_conflicts: Math.max(database.conflicts, sum(conflicts)) }
    })
  },
}
