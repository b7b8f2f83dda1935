import { useCallback, useRef, useState } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { chooseOne } from '../../services/sheets'
import { texts } from './texts'
import { clockText, momentText } from '../../../shared/texts'
import type { Hours } from './day-scopes'
import { tellSlippedIn } from '../../shared/slipped-in'
import { useAdminTask } from '../../shared/useAdminTask'

export interface ClosingPlan {
  hours: Hours
  title: string
  /** orders that lie in these hours */
  affected: OrderView[]
  /** how many; more than are listed, if there are very many */
  total: number
}

function titleOf({ console_id, from_time, to_time }: Hours, console_name: string): string {
  const { closing, all } = texts
  return closing(console_id === null ? all : console_name, momentText(from_time), momentText(to_time))
}

/** Closing hours: what exactly, whom it touches, why, and only then. */
export function useClosing(onDone: () => void) {
  const [plan, setPlan] = useState<ClosingPlan | null>(null)
  const reason = useRef('')
  const { scopes, actionTitle, reasonEmpty, closed } = texts

  const [choose, choosing] = useAdminTask(async (offered: Hours[], console_name: string, start_time: string) => {
    const chosen = await chooseOne(scopes(console_name), actionTitle(console_name, clockText(start_time)))
    const hours = chosen === null ? undefined : offered[chosen]
    if (!hours) return
    reason.current = ''
    const { affected, total } = await call('closeHours', { ...hours, reason: '', dry_run: true })
    setPlan({ hours, title: titleOf(hours, console_name), affected, total })
  })
  const [close, isClosing] = useAdminTask(async () => {
    if (!plan) return
    const text = reason.current.trim()
    if (text === '') return toast(reasonEmpty)
    const { affected } = await call('closeHours', { ...plan.hours, reason: text })
    setPlan(null)
    toast(closed)
    onDone()
    await tellSlippedIn(plan.affected, affected)
  })
  const write = useCallback((text: string) => {
    reason.current = text
  }, [])
  return { plan, choose, choosing, close, isClosing, write, drop: () => setPlan(null) }
}
