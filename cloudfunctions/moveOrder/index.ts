import { lastEntryView, toOrderView } from '../../core/views/view'
import { moveOrder } from '../_shell/booking/moving'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'

/** A player gives an order of the player's own other hours, within the shop's rules. */
export const main = handle(
  'moveOrder',
  asPlayer(async (request, call) => {
    const mover = { by: 'player', openid: call.openid, reason: '' } as const
    const isOwn = ({ openid }: { openid: string }) => openid === call.openid
    const { order, settings, isChanged } = await moveOrder(call, request, mover, isOwn)
    const done_before = isChanged ? null : lastEntryView(order, false)
    return { order: toOrderView(order, call.now, { consoles: settings.consoles }), done_before }
  }),
)
