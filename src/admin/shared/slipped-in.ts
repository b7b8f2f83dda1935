import type { OrderView } from '../../../core/contract/contract'
import { tell } from '../../services/app/dialogs'
import { slotText } from '../../shared/texts'
import { adminTexts, playerName } from './texts'

const LINES = 5

function line(order: OrderView): string {
  return `${playerName(order.player?.name)} ${slotText(order)} · ${order.console_name}`
}

/** Who is touched, as lines; what is left out is said. */
export function touched(affected: OrderView[], total: number): string {
  const lines = affected.slice(0, LINES).map(line)
  return total > LINES ? [...lines, adminTexts.othersAffected(total - LINES)].join('\n') : lines.join('\n')
}

/** Tells of bookings that came while hours were being taken away: those that nobody was asked about. */
export async function tellSlippedIn(before: OrderView[], after: OrderView[]): Promise<void> {
  const known = new Set(before.map(({ id }) => id))
  const slipped = after.filter(({ id }) => !known.has(id))
  if (slipped.length === 0) return
  const { slippedTitle, understood } = adminTexts
  await tell(slippedTitle(slipped.length), touched(slipped, slipped.length), understood)
}
