import { MovingHours } from '../../../shared/slots/MovingHours'
import { AdminScreen } from '../../shared/AdminScreen'
import { useAdminMove } from './useAdminMove'

/** Another time for anybody's order. */
export default function AdminMovePage() {
  const { page, move, moving, ...targets } = useAdminMove()
  return (
    <AdminScreen page={page}>
      {(board) => <MovingHours board={board} disabled={false} busy={moving} onMove={move} {...targets} />}
    </AdminScreen>
  )
}
