import { useMemo } from 'react'
import type { SlotView } from '../../../core/contract/contract'
import { slotsMark } from '../../../core/views/marks'
import { forgetMadeAttempt } from '../../services/cloud/attempts'
import { call } from '../../services/cloud/call'
import { serverNow } from '../../services/cloud/server-clock'
import { signIn, type Session } from '../../services/cloud/session'
import { useFetched } from '../../shared/fetch/useFetched'
import { useNotice } from '../../shared/fetch/useNotice'
import { slotDays } from '../../shared/slots/slot-days'

interface Board {
  session: Session
  slots: SlotView[]
  consoles: { id: string; name: string }[]
  nowMs: number
}

async function fetchBoard(): Promise<Board> {
  const [session, { slots, consoles }] = await Promise.all([signIn(), call('listSlots', {})])
  forgetMadeAttempt(session.pending_order?.start_time)
  return { session, slots, consoles, nowMs: serverNow() }
}

/** The hours that can be booked. One state holds all that is drawn, so that one setData draws it. */
export function useSlots() {
  const { data: board, fault, refresh } = useFetched(fetchBoard)
  const seen = useMemo(
    () => board && { slots: slotsMark(board, board.session.pending_order, board.session.settings) },
    [board],
  )
  useNotice(seen, refresh)
  const days = useMemo(() => (board ? slotDays(board.slots, board.nowMs) : []), [board])
  return { board, days, fault, pending: board?.session.pending_order ?? null, refresh }
}
