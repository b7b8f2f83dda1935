import type { Group } from '../../support/measuring/group'
import { DIED, slotIn, tally, times } from '../../support/measuring/replies'
import { withShop } from '../../support/measuring/with-shop'

const PLAYERS = 1000
const INSTANCES = 16

export const race: Group = {
  name: 'race',
  limits: {
    race_orders: { what: `${PLAYERS} players want one place at once: orders made`, is: 1 },
    race_4001: { what: '  told that the place is gone (4001)', is: PLAYERS - 1 },
    race_5001: { what: '  told that something broke (5001), or nothing', is: 0 },
    race_instances: { what: '  instances that served them', atLeast: INSTANCES },
  },
  run: () =>
    withShop({ maxInstances: INSTANCES }, async (shop) => {
      const start_time = slotIn(2)
      const wish = (at: number) => shop.as(`racer-${at}`).call('createReservation', { start_time })
      const replies = await tally(times(PLAYERS, wish))
      return {
        race_orders: (await shop.find('orders')).length,
        race_4001: replies(4001),
        race_5001: replies(5001) + replies(DIED),
        race_instances: shop.cloud.stats().functions.createReservation?.instances ?? 0,
      }
    }),
}
