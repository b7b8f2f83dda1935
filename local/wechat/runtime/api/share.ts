import type { Phone } from '../phone'
import { api } from './call'

/** What the menu offers is up to the page; here only whether it may be shared at all. */
export const share = (phone: Phone) => ({
  showShareMenu: api('showShareMenu', () => void (phone.shareMenu = true)),
  hideShareMenu: api('hideShareMenu', () => void (phone.shareMenu = false)),
  updateShareMenu: api('updateShareMenu', ({ withShareTicket, isPrivateMessage }: Record<string, boolean>) => {
    if (withShareTicket || isPrivateMessage) throw new Error('share tickets are not supported by the local WeChat')
  }),
})
