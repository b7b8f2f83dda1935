import { newUser } from '../../core/order/player'
import { toOrderView } from '../../core/views/view'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { temporaryLinks } from '../_shell/stores/links'
import { ownMessages } from '../_shell/messages/consents'
import { listOrders } from '../_shell/stores/orders'
import { gather } from '../_shell/stores/gather'
import { userView } from '../_shell/stores/users'

/** Well below the 1 MB that a mini program accepts. */
const ORDERS_A_PAGE = 100

/** Everything the shop knows about the caller, the images, returned ones too, as links that soon end. */
export const main = handle(
  'exportMyData',
  asPlayer(async ({ cursor }, { openid, now }) => {
    const { user } = await gather({ user: openid })
    const page = await listOrders({ where: { openid }, cursor, limit: ORDERS_A_PAGE }, now)
    const orders = page.orders.map((order) => ({ ...order, proofs: [...order.returned_proofs, ...order.proofs] }))
    const links = await temporaryLinks(orders.flatMap(({ proofs }) => proofs.map((proof) => proof.file_id)))
    return {
      user: await userView(user ?? newUser(openid, now)),
      orders: orders.map((order) =>
        toOrderView(order, now, { history: true, links, consoles: page.settings.consoles }),
      ),
      ...(await ownMessages(openid)),
      next_cursor: page.next_cursor,
    }
  }),
)
