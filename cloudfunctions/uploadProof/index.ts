import { DomainError, malformed } from '../../core/errors'
import { withoutStored } from '../../core/order/storing'
import { toOrderView } from '../../core/views/view'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { clearInbox } from '../_shell/stores/inbox'
import { isRisky } from '../_shell/risky-text'
import { changeOrder } from '../_shell/stores/orders'
import { assertNotRejected, readProofs, storeProofs, recordProofs } from '../_shell/stores/proofs'
import { gather } from '../_shell/stores/gather'
import { assertAcceptsProof, hasSources, submitProof } from '../../core/order/proof'

/** Hands in screenshots of the transfer. From then on the hold waits for the admin, not for the player. */
export const main = handle(
  'uploadProof',
  asPlayer(async ({ order_id, file_ids, note }, call) => {
    const { order, settings, rejected } = await gather({ order: order_id, rejected: call.openid })
    if (order?.openid !== call.openid) throw new DomainError(4004)
    if (hasSources(order, file_ids)) return { order: toOrderView(order, call.now, { consoles: settings.consoles }) }
    assertAcceptsProof(order, call.now)
    if (note && (await isRisky(call, note))) throw malformed('note', '含有不合适的内容，请修改')
    const images = await readProofs(call, order, file_ids)
    const proofs = images.map(({ proof }) => proof)
    assertNotRejected(rejected, proofs)
    // A retry after a lost reply must not hand in again what an admin has returned meanwhile.
    const decide = (current: typeof order) =>
      hasSources(current, file_ids)
        ? current
        : {
            ...submitProof(current, proofs, note, settings, call.now),
            ...withoutStored(current, proofs),
          }
    await storeProofs(call, order, images)
    const { order: changed } = await changeOrder(call, order_id, decide, {
      alongside: (tx, after) => recordProofs(tx, after, proofs),
    })
    await clearInbox(file_ids)
    return { order: toOrderView(changed, call.now, { consoles: settings.consoles }) }
  }),
)
