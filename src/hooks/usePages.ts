import { openAdmin, openOrder, openPay, openTab } from '../services/navigation'

const pages = {
  toOrder: openOrder,
  toPay: openPay,
  toSlots: () => openTab('slots'),
  toReview: () => openAdmin('review'),
}

/** The ways from page to page. */
export const usePages = () => pages
