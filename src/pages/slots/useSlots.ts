import { useDidShow, usePullDownRefresh } from '../../services/app/lifecycle'
import { useCallback, useMemo, useState } from 'react'
import type { SlotView } from '../../../core/contract/contract'
import { forgetMadeAttempt } from '../../services/cloud/attempts'
import { call } from '../../services/cloud/call'
import { stopPullDown } from '../../services/app/navigation'
import { serverNow } from '../../services/cloud/server-clock'
import { signIn, type Session } from '../../services/cloud/session'
import { sentence } from '../../shared/hooks/sentence'
import { slotDays } from './slot-days'
import { useBackOnline } from '../../shared/hooks/useOnline'

interface Board {
  session: Session
  slots: SlotView[]
  nowMs: number
}

async function fetchBoard(): Promise<Board> {
  const [session, { slots }] = await Promise.all([signIn(), call('listSlots', {})])
  forgetMadeAttempt(session.pending_order?.start_time)
  return { session, slots, nowMs: serverNow() }
}

/** The hours that can be booked. One state holds all that is drawn, so that one setData draws it. */
export function useSlots() {
  const [board, setBoard] = useState<Board | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  const reload = useCallback(async () => {
    try {
      setBoard(await fetchBoard())
      setFault(null)
    } catch (error) {
      setFault(sentence(error))
    } finally {
      stopPullDown()
    }
  }, [])
  const refresh = useCallback(() => void reload(), [reload])
  useDidShow(refresh)
  usePullDownRefresh(refresh)
  useBackOnline(refresh)

  const days = useMemo(() => (board ? slotDays(board.slots, board.nowMs) : []), [board])
  return { board, days, fault, pending: board?.session.pending_order ?? null, refresh }
}
