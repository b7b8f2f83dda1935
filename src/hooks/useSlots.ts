import { useDidShow, usePullDownRefresh } from '../services/lifecycle'
import { useCallback, useMemo, useState } from 'react'
import type { SlotView } from '../../core/contract'
import { forgetMadeAttempt } from '../services/attempts'
import { call } from '../services/call'
import { stopPullDown } from '../services/navigation'
import { serverNow } from '../services/serverClock'
import { signIn, type Session } from '../services/session'
import { sentence } from './sentence'
import { slotDays } from './slotDays'
import { useBackOnline } from './useOnline'

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
