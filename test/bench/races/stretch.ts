import { placesOf } from '../../../core/order/place'
import { isUnfinished } from '../../../core/order/status'
import { addHours, type Instant } from '../../../core/time'
import { consoles } from '../../../core/testing/samples'
import type { Group } from '../../support/measuring/group'
import { slotIn, times } from '../../support/measuring/replies'
import { slowDown, withShop } from '../../support/measuring/with-shop'

const PLAYERS = 200
const CONSOLES = 3
const HOURS = 8
const LONGEST = 4
const INSTANCES = 48

interface Wish {
  start_time: Instant
  hours: number
}

/** Overlapping stretches of one to four hours, each from every hour of one evening. */
function wishOf(first: Instant, at: number): Wish {
  const hours = 1 + (at % LONGEST)
  return { start_time: addHours(first, Math.floor(at / LONGEST) % (HOURS - hours + 1)), hours }
}

/** Whether the whole of a stretch is free on one console. */
function isUnsold(places: Set<string>, wish: Wish): boolean {
  return consoles(CONSOLES).some(({ id }) => placesOf({ ...wish, console_id: id }).every((place) => !places.has(place)))
}

export const stretch: Group = {
  name: 'stretch',
  limits: {
    stretch_double: {
      what: `${PLAYERS} players want 1–4 of ${HOURS} hours on ${CONSOLES} consoles: places of two`,
      is: 0,
    },
    stretch_torn: { what: '  orders that own a part of their hours', is: 0 },
    stretch_unsold: { what: '  refused although the whole stretch is free on a console at the end', is: 0 },
    stretch_gave_up: { what: '  told anything but an order or 4001', is: 0 },
    stretch_sold: { what: '  orders made', atLeast: CONSOLES },
  },
  run: () =>
    withShop({ maxInstances: INSTANCES, settings: { consoles: consoles(CONSOLES) } }, async (shop) => {
      slowDown(shop, 10, 25)
      const first = slotIn(2)
      const replies = await Promise.all(
        times(PLAYERS, async (at) => {
          const wish = wishOf(first, at)
          return { wish, reply: await shop.as(`guest-${at}`).call('createReservation', wish) }
        }),
      )
      const reservations = await shop.find('reservations')
      const orders = (await shop.find('orders')).filter(({ status }) => isUnfinished(status))
      const wanted = orders.flatMap(placesOf)
      const owner = new Map(reservations.map((place) => [place._id, place.order_id]))
      const torn = orders.filter((order) => placesOf(order).some((place) => owner.get(place) !== order._id))
      const refused = replies.filter(({ reply }) => reply.code === 4001)
      return {
        stretch_double: wanted.length - new Set(wanted).size,
        stretch_torn: torn.length,
        stretch_unsold: refused.filter(({ wish }) => isUnsold(new Set(owner.keys()), wish)).length,
        stretch_gave_up: replies.filter(({ reply }) => reply.code !== 0 && reply.code !== 4001).length,
        stretch_sold: orders.length,
      }
    }),
}
