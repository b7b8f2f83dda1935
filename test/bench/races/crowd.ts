import { consoles } from '../../../core/testing/samples'
import type { Group } from '../../support/measuring/group'
import { slotIn, tally, times } from '../../support/measuring/replies'
import { slowDown, withShop } from '../../support/measuring/with-shop'

const PLAYERS = 300
const PLACES = 20
const INSTANCES = 48

export const crowd: Group = {
  name: 'crowd',
  limits: {
    crowd_sold: { what: `${PLAYERS} players, ${PLACES} places of one slot, a slow database: places sold`, is: PLACES },
    crowd_4001: { what: '  told that the slot is sold out (4001)', is: PLAYERS - PLACES },
    crowd_gave_up: { what: '  told anything else', is: 0 },
    crowd_conflicts: { what: '  conflicts on the way: they met', atLeast: 1 },
    crowd_seconds: { what: '  seconds until the last one knew' },
  },
  run: () =>
    withShop({ maxInstances: INSTANCES, settings: { consoles: consoles(PLACES) } }, async (shop) => {
      slowDown(shop, 10, 25)
      const start_time = slotIn(2)
      const started = performance.now()
      const wish = (at: number) => shop.as(`guest-${at}`).call('createReservation', { start_time })
      const replies = await tally(times(PLAYERS, wish))
      const owners = (await shop.find('reservations')).map((place) => place.openid)
      return {
        crowd_sold: new Set(owners).size,
        crowd_4001: replies(4001),
        crowd_gave_up: PLAYERS - replies(0) - replies(4001),
        crowd_conflicts: shop.cloud.stats().database.conflicts,
        crowd_seconds: (performance.now() - started) / 1000,
      }
    }),
}
