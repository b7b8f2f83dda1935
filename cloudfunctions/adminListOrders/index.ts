import { statusAt } from '../../core/order/order'
import { addHours, startOfShopDay } from '../../core/time'
import { toOrderView } from '../../core/views/view'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { temporaryLinks } from '../_shell/stores/links'
import { listOrders, listWaiting } from '../_shell/stores/orders'
import { withPlayerHistories } from '../_shell/stores/players'
import { playersCalled } from '../_shell/stores/players-by-name'
import { otherUses } from '../_shell/stores/proofs'
import { slippedIn } from '../_shell/upkeep/slipped-in'

/** Orders by status, day of the slot, player or how a player is called, number or pay code, with the images of those that wait for a verdict. */
export const main = handle(
  'adminListOrders',
  asAdmin('viewer', async ({ from_day, to_day, player_id, player_name, order_no, pay_code, owed, ...page }, call) => {
    const { now } = call
    const { consoles } = call.settings
    const called = player_name === undefined ? null : await playersCalled(player_name)
    const where = {
      ...(player_id !== undefined && { openid: player_id }),
      ...(called && { openid: { $in: called.filter((id) => player_id === undefined || id === player_id) } }),
      ...(order_no !== undefined && { order_no }),
      ...(pay_code !== undefined && { pay_code }),
      ...(owed && { owed: { $gt: 0 } }),
      ...((from_day ?? to_day) && {
        start_time: {
          ...(from_day && { $gte: startOfShopDay(from_day) }),
          ...(to_day && { $lt: addHours(startOfShopDay(to_day), 24) }),
        },
      }),
    }
    const isReview = page.oldest_first === true && page.status?.join() === 'proof_submitted'
    const { orders, next_cursor } = await (isReview ? listWaiting : listOrders)({ where, ...page }, now)
    const waiting = orders.filter((order) => statusAt(order, now) === 'proof_submitted')
    const proofs = waiting.flatMap((order) => order.proofs.map((proof) => proof.file_id))
    const isFirst = page.cursor === undefined
    const [links, used_on, late] = await Promise.all([
      temporaryLinks(proofs),
      otherUses(waiting),
      isFirst ? slippedIn(call) : null,
    ])
    const views = orders.map((order) => toOrderView(order, now, { admin: true, links, used_on, consoles }))
    const slipped_in = late?.map((order) => toOrderView(order, now, { admin: true, consoles }))
    return { orders: await withPlayerHistories(views, now), next_cursor, ...(slipped_in && { slipped_in }) }
  }),
)
