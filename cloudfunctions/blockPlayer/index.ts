import { blockPlayer } from '../_shell/stores/blocks'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'

/** Keeps a player from making new orders, or no longer. */
export const main = handle(
  'blockPlayer',
  asAdmin('operator', async ({ player_id, is_blocked, reason = '' }, call) => {
    await blockPlayer(call, player_id, is_blocked, reason)
    return { player_id, is_blocked }
  }),
)
