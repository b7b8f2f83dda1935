import { AlertBanner } from '../../../shared/screen/AlertBanner'
import { LoadState } from '../../../shared/screen/LoadState'
import { Screen } from '../../../shared/screen/Screen'
import { MovingHours } from '../../../shared/slots/MovingHours'
import { useMove } from './useMove'

/** Another time for an own order. */
export default function MovePage() {
  const { board, fault, refresh, isDearer, move, moving, ...targets } = useMove()
  if (!board)
    return (
      <Screen>
        <LoadState fault={fault} onRetry={refresh} />
      </Screen>
    )
  return (
    <Screen>
      {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      <MovingHours board={board} disabled={isDearer} busy={moving} onMove={move} {...targets} />
    </Screen>
  )
}
