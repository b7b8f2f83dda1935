import type { OrderView } from '../../../../core/contract/contract'
import type { PlayerSettings } from '../../../../core/shop/settings'

const HOUR_MS = 3_600_000

/** Whether the shop's rules let its player cancel an order now; the cloud asks again. */
export function mayCancel(
  { status, start_time }: Pick<OrderView, 'status' | 'start_time'>,
  { cancel_hours }: Pick<PlayerSettings, 'cancel_hours'>,
  nowMs: number,
): boolean {
  if (status !== 'paid') return status === 'pending'
  // Functions of before do not say.
  return typeof cancel_hours === 'number' && Date.parse(start_time) - cancel_hours * HOUR_MS >= nowMs
}

/** Whether the shop's rules let its player move an order now; the cloud asks again. */
export function mayMove(
  { status, start_time, history = [] }: Pick<OrderView, 'status' | 'start_time' | 'history'>,
  { move_hours, max_moves }: Pick<PlayerSettings, 'move_hours' | 'max_moves'>,
  nowMs: number,
): boolean {
  const moves = history.filter(({ action }) => action === 'move').length
  if (moves >= max_moves) return false
  if (status === 'pending') return true
  return status === 'paid' && move_hours !== null && Date.parse(start_time) - move_hours * HOUR_MS >= nowMs
}
