import type { Group } from '../../support/measuring/group'
import { slotIn, tally, times } from '../../support/measuring/replies'
import { slowDown, withShop } from '../../support/measuring/with-shop'

const SLOTS = 8

export const greedy: Group = {
  name: 'greedy',
  limits: {
    greedy_orders: { what: `one player, ${SLOTS} slots at once: orders`, is: 1 },
    greedy_4002: { what: '  told of the unfinished order (4002)', is: SLOTS - 1 },
  },
  run: () =>
    withShop({ maxInstances: SLOTS }, async (shop) => {
      slowDown(shop, 5, 15)
      const player = shop.as('greedy')
      const replies = await tally(
        times(SLOTS, (at) => player.call('createReservation', { start_time: slotIn(at + 1) })),
      )
      return { greedy_orders: (await shop.find('orders')).length, greedy_4002: replies(4002) }
    }),
}
