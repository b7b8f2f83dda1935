import { openInvite, openOrder, openPay, openShop, openTab, scrollTo } from '../services/app/navigation'

const pages = {
  toOrder: openOrder,
  toPay: openPay,
  toShop: openShop,
  toSlots: () => openTab('slots'),
  toInvite: openInvite,
  /** to a part of this page, by its id */
  toPart: scrollTo,
}

/** The ways from page to page, and on a page. */
export function usePages() {
  return pages
}
