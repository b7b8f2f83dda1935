import { adminActionsHaveAudits, imagesAreKnown, imagesAreThere } from './evidence'
import { filesHaveOwners } from './files'
import type { Dump, Finding, Law, Records } from './law'
import { messagesHaveEvents } from './messages'
import { historiesLeadToTheirStatus, moneyAddsUp, numbersAreGivenOnce, ordersAreWellFormed } from './orders'
import { ordersOwnTheirPlaces, placesHaveOwners } from './places'
import { openOrderIsOpen, oneUnfinishedOrder, playersKnowTheirOrder } from './players'
import { consolesAreKnown, keptDaysAreRight, rosterNamesTheOwners, settingsAreSound } from './shop'
import { statusAt, wholeOrder } from '../order/order'
import { wholeSettings } from '../shop/settings'
import { isUnfinished } from '../order/status'
import type { Instant } from '../time'

export type { Finding, Records, Repair } from './law'

const laws: Law[] = [
  placesHaveOwners,
  ordersOwnTheirPlaces,
  oneUnfinishedOrder,
  playersKnowTheirOrder,
  openOrderIsOpen,
  numbersAreGivenOnce,
  historiesLeadToTheirStatus,
  ordersAreWellFormed,
  moneyAddsUp,
  messagesHaveEvents,
  adminActionsHaveAudits,
  imagesAreKnown,
  imagesAreThere,
  filesHaveOwners,
  rosterNamesTheOwners,
  keptDaysAreRight,
  settingsAreSound,
  consolesAreKnown,
]

/** Everything in the shop's records that contradicts itself at `now`. There is nothing while no call is under way. */
export function findContradictions(records: Records, now: Instant): Finding[] {
  const orders = records.orders.map(wholeOrder)
  const dump: Dump = {
    ...records,
    orders,
    settings: records.settings.map(wholeSettings),
    now,
    orderById: new Map(orders.map((order) => [order._id, order])),
    unfinished: orders.filter((order) => isUnfinished(statusAt(order, now))),
  }
  return laws.flatMap((law) => law(dump))
}
