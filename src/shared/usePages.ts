import { openInvite, openOrder, openPay, openTab } from '../services/app/navigation'

const pages = {
  toOrder: openOrder,
  toPay: openPay,
  toSlots: () => openTab('slots'),
  toInvite: openInvite,
}

/** The ways from page to page. */
export function usePages() {
  return pages
}
