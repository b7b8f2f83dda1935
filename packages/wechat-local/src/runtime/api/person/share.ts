import type { Phone } from '../../phone/phone'
import { api } from '../call'

type Share = Pick<WechatMiniprogram.Wx, 'showShareMenu' | 'hideShareMenu' | 'updateShareMenu'>

/** What the menu offers is up to the page; here only whether it may be shared at all. */
export function share(phone: Phone): Share {
  return {
    showShareMenu: api('showShareMenu', {}, () => void (phone.shareMenu = true)),
    hideShareMenu: api('hideShareMenu', {}, () => void (phone.shareMenu = false)),
    updateShareMenu: api('updateShareMenu', {}, ({ withShareTicket, isPrivateMessage }) => {
      if (withShareTicket || isPrivateMessage) throw new Error('share tickets are not supported by the local WeChat')
    }),
  }
}
