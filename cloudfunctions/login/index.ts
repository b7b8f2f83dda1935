import { settingsForPlayers } from '../../core/shop/settings'
import { toOrderView } from '../../core/views/view'
import { isUnfinished } from '../../core/order/status'
import { statusAt } from '../../core/order/order'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { pictureLink } from '../_shell/stores/links'
import { gather } from '../_shell/stores/gather'
import { messagesLeft } from '../_shell/messages/consents'
import { userView, ensureUser } from '../_shell/stores/users'
import { checkLoginCode } from '../_shell/platform/wechat'

/** Everything the first screen needs besides the slots. */
export const main = handle(
  'login',
  asPlayer(async ({ code }, call) => {
    await checkLoginCode(call, code)
    const { user, admin, settings, open_order, waiting_count, consents, sent } = await gather({
      user: call.openid,
      admin: call.openid,
      open_order: call.openid,
      waiting_count: call.now,
      consents: call.openid,
    })
    const pay_qr_url = await pictureLink(settings.pay_qr_url)
    const isOpen = open_order && isUnfinished(statusAt(open_order, call.now))
    return {
      user: await userView(await ensureUser(call, user)),
      role: admin?.role ?? null,
      settings: { ...settingsForPlayers(settings), pay_qr_url },
      ...(admin && { waiting: { count: waiting_count.count, overdue: waiting_count.overdue } }),
      messages_left: messagesLeft(settings, consents, sent),
      pending_order: isOpen ? toOrderView(open_order, call.now, { consoles: settings.consoles }) : null,
    }
  }),
)
