import { deedsHaveAudits, imagesAreKnown, imagesAreThere } from './laws/evidence'
import { filesHaveOwners } from './laws/files'
import type { Dump, Finding, Law, Records } from './laws/law'
import { historiesLeadToTheirStatus, numbersAreGivenOnce, ordersAreWellFormed } from './laws/orders'
import { ordersOwnTheirPlaces, placesHaveOwners } from './laws/places'
import { nobodyIsLedAstray, oneUnfinishedOrder, playersKnowTheirOrder } from './laws/players'
import { consolesAreKnown, keptDaysAreRight, rosterNamesTheOwners, settingsAreSound } from './laws/shop'
import { statusAt, wholeOrder } from './order'
import { wholeSettings } from './settings'
import { isUnfinished } from './status'
import type { Instant } from './time'

export type { Finding, Records, Repair } from './laws/law'

const laws: Law[] = [
  ...[placesHaveOwners, ordersOwnTheirPlaces],
  ...[oneUnfinishedOrder, playersKnowTheirOrder, nobodyIsLedAstray],
  ...[numbersAreGivenOnce, historiesLeadToTheirStatus, ordersAreWellFormed],
  ...[deedsHaveAudits, imagesAreKnown, imagesAreThere, filesHaveOwners],
  ...[rosterNamesTheOwners, keptDaysAreRight, settingsAreSound, consolesAreKnown],
]

/** Everything in the shop's records that contradicts itself at `now`. While nobody is in the middle of a call: nothing. */
export function findContradictions(records: Records, now: Instant): Finding[] {
  const orders = records.orders.map(wholeOrder)
  const dump: Dump = {
    ...records,
    orders,
    settings: records.settings.map(wholeSettings),
    now,
    orderById: new Map(orders.map((order) => [order._id, order])),
    living: orders.filter((order) => isUnfinished(statusAt(order, now))),
  }
  return laws.flatMap((law) => law(dump))
}
