import { DomainError } from '../../core/errors'
import { visitChoices } from '../../core/order/arrival'
import { toOrderView } from '../../core/views/view'
import { isBlocked } from '../_shell/stores/blocks'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { pictureLink, temporaryLinks } from '../_shell/stores/links'
import { otherUses } from '../_shell/stores/proofs'
import { gather } from '../_shell/stores/gather'

/** Everything about one order, for its player and for admins, with links to its images that soon end. */
export const main = handle(
  'getOrder',
  asPlayer(async ({ order_id }, call) => {
    const { order, admin, settings } = await gather({ order: order_id, admin: call.openid })
    if (!order || (order.openid !== call.openid && !admin)) throw new DomainError(4004)
    const [links, pay_qr_url, used_on, blocked] = await Promise.all([
      temporaryLinks(order.proofs.map((proof) => proof.file_id)),
      pictureLink(settings.pay_qr_url),
      admin ? otherUses([order]) : undefined,
      admin ? isBlocked(order.openid) : undefined,
    ])
    const visit_choices = admin ? visitChoices(order, settings, call.now) : undefined
    const found = { visit_choices, links, pay_qr_url, used_on, blocked, consoles: settings.consoles }
    return { order: toOrderView(order, call.now, { admin: admin !== null, history: true, ...found }) }
  }),
)
